module solution
contains
  integer function f(x)
    integer, intent(in) :: x
    f = x * x
  end function f
end module solution
