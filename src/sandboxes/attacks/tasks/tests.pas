begin
  assert(f(3) = 9);
  assert(f(-5) = 25);
end.
