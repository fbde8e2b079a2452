function f(x: integer): integer;
begin
  f := x * x;
end;
