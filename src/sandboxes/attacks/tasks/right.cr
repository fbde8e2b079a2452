def f(x)
  x * x
end
