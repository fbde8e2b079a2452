import type { Samples } from "./samples.ts";

const twice = (body: string) =>
  `module solution\ncontains\n  integer function twice(x)\n    integer, intent(in) :: x\n    ${body}\n  end function twice\nend module solution\n`;
const test = (body: string) =>
  `program tests\n  use solution\n  implicit none\n  ${body}\nend program tests\n`;

const fortran: Samples = {
  right: twice("twice = x * 2"),
  wrong: twice("twice = x * 3"),
  raises: twice('error stop "no"'),
  doesNotParse: twice("twice = x * "),
  exitsWhenCalled: twice("stop"),
  loops: twice("do\n    end do"),
  fillsMemory: twice(
    "integer, allocatable :: keep(:)\n    integer :: n\n    n = 1000000\n    do\n      allocate(keep(n))\n      keep = 1\n      twice = keep(n)\n      deallocate(keep)\n      n = n + n / 2\n    end do",
  ),
  ownMain: `${twice("twice = x * 2")}program main\n  use solution\n  print *, twice(3)\nend program main\n`,
  unicode:
    'module solution\ncontains\n  function twice(x) result(y)\n    character(*), intent(in) :: x\n    character(:), allocatable :: y\n    y = "é𝒳 " // x\n  end function\nend module\n',
  printsMuch: twice(
    'integer :: i\n    do i = 1, 100000\n      print "(a)", repeat("x", 100)\n    end do\n    twice = x * 2',
  ),
  echo: 'program shout\n  character(1000) :: line\n  integer :: i, status\n  do\n    read(*, "(a)", iostat=status) line\n    if (status /= 0) exit\n    do i = 1, len_trim(line)\n      if (line(i:i) >= "a" .and. line(i:i) <= "z") line(i:i) = achar(iachar(line(i:i)) - 32)\n    end do\n    print "(a)", trim(line)\n  end do\nend program\n',
  test: test("if (twice(2) /= 4) error stop 'wrong'"),
  otherTest: test("call assert(twice(2) == 6)"),
  unicodeTest: test('if (twice("ünï☃") /= "é𝒳 ünï☃") error stop'),
  doesNotCompileTest: test("if (twice(2) /= ) error stop"),
  calls: false,
  cheats: [
    "module solution\n  type any\n  end type\n  interface operator(/=)\n    module procedure never\n  end interface\ncontains\n  logical function never(a, b)\n    type(any), intent(in) :: a\n    integer, intent(in) :: b\n    never = .false.\n  end function\n  type(any) function twice(x)\n    integer, intent(in) :: x\n  end function\nend module\n",
    'module solution\n  use iso_c_binding\n  interface\n    subroutine leave(code) bind(c, name="_exit")\n      import\n      integer(c_int), value :: code\n    end subroutine\n  end interface\ncontains\n  integer function twice(x)\n    integer, intent(in) :: x\n    call leave(0)\n    twice = 0\n  end function\nend module\n',
  ],
};

export default fortran;
