program tests
  use solution
  implicit none
  if (f(3) /= 9) error stop 'f(3)'
  if (f(-5) /= 25) error stop 'f(-5)'
end program tests
