import type { ProgramTests } from "../../core/language.ts";
import { condition, type Form, followed, refused } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";

const OPERATORS = {
  equal: /==|\.eqv?\./i,
  differ: /\/=|\.neq?v?\./i,
  absolute: /^d?abs\(/i,
  not: /^\.not\./i,
  yes: ".true.",
  no: ".false.",
};
const FAILS = /[ \t]*(error[ \t]+)?stop\b[^\n]*/i;

/** One comparison: what joins several is not read here. */
const single =
  (form: Form): Form =>
  (reading) =>
    form(reading).filter(({ start, end }) => !/\.(and|or)\./i.test(reading.masked.slice(start, end)));

const FORMS = [
  single(followed(refused(condition(/\bif\s*\(/i, OPERATORS)), FAILS)),
  single(condition(/\bcall\s+assert\s*\(/i, OPERATORS)),
];

const TYPES = [
  ["integer(int8)", "digits(int(v, int64))"],
  ["integer(int16)", "digits(int(v, int64))"],
  ["integer(int32)", "digits(int(v, int64))"],
  ["integer(int64)", "digits(v)"],
  ["real(real32)", "number(real(v, real64))"],
  ["real(real64)", "number(v)"],
  ["logical", "truth(v)"],
  ["character(*)", "text(v)"],
] as const;

/** A value is plain where a generic interface has its type: numbers, truth values, text, and arrays of one dimension. */
function harness(mark: string): string {
  const names = { show: "demanded = .false.", demand: "demanded = .true." };
  const kinds = TYPES.flatMap(([type, json], at) => [
    { name: `v${at}`, type, rank: "", body: `out = ${json}` },
    {
      name: `a${at}`,
      type,
      rank: "(:)",
      body: `out = '['; do i = 1, size(w)\n if (i > 1) out = out // ','\n out = out // ${json.replace(/\bv\b/, "w(i)")}\n end do; out = out // ']'`,
    },
  ]);
  const procedures = kinds.flatMap(({ name, type, rank, body }) => {
    const value = rank ? "w" : "v";
    const declared = `${type}, intent(in) :: ${value}${rank}\n character(:), allocatable :: out\n integer :: i`;
    return [
      `subroutine show_${name}(${value})\n ${declared}\n ${body}\n call say(out)\n end subroutine`,
      `subroutine demand_${name}(how, ${value})\n character(*), intent(in) :: how\n ${declared}\n ${body}\n call say('["' // how // '",' // out // ']')\n end subroutine`,
    ];
  });
  const generic = (name: keyof typeof names) =>
    `interface ${name}_${mark}\n module procedure ${kinds.map((kind) => `${name}_${kind.name}`).join(", ")}\n end interface`;
  return `
module m_${mark}
 use, intrinsic :: iso_fortran_env, only: int8, int16, int32, int64, real32, real64, output_unit
 implicit none
 private
 public :: show_${mark}, demand_${mark}
 ${generic("show")}
 ${generic("demand")}
contains
 function digits(v) result(out)
  integer(int64), intent(in) :: v
  character(:), allocatable :: out
  character(24) :: room
  write(room, '(i0)') v
  out = trim(room)
 end function
 function number(v) result(out)
  real(real64), intent(in) :: v
  character(:), allocatable :: out
  character(32) :: room
  if (v /= v) then
   out = '{"$float":"nan"}'
  else if (v > huge(v)) then
   out = '{"$float":"inf"}'
  else if (v < -huge(v)) then
   out = '{"$float":"-inf"}'
  else
   write(room, '(es25.16e3)') v
   out = trim(adjustl(room))
  end if
 end function
 function truth(v) result(out)
  logical, intent(in) :: v
  character(:), allocatable :: out
  out = merge('true ', 'false', v)
  out = trim(out)
 end function
 function text(v) result(out)
  character(*), intent(in) :: v
  character(:), allocatable :: out
  character(6) :: room
  integer :: i
  out = '"'
  do i = 1, len_trim(v)
   if (iachar(v(i:i)) < 32 .or. v(i:i) == '"' .or. iachar(v(i:i)) == 92) then
    write(room, '(a2,z4.4)') achar(92) // 'u', iachar(v(i:i))
    out = out // room
   else
    out = out // v(i:i)
   end if
  end do
  out = out // '"'
 end function
 subroutine say(line)
  character(*), intent(in) :: line
  write(output_unit, '(/a)') '${mark} ' // line
  flush(output_unit)
 end subroutine
 ${procedures.join("\n ")}
end module
`;
}

const PROGRAM = /^([ \t]*)(end[ \t]*)?program\b([ \t]+\w+)?[ \t]*$/gim;
const OPENS = /^[ \t]*program\b[ \t]*\w*[ \t]*$/im;

const runnable = (test: string) => (OPENS.test(test) ? test : `program tests\n${test}\nend program\n`);

/** Tests of Fortran: a program, or its statements alone. Each assertion is a line: `if (f(2) /= 4) error stop`. */
export const fortranTests: ProgramTests = {
  // A program of the program's own is a subroutine that nobody calls.
  join: (program, test) =>
    `${program.replace(PROGRAM, (_line, space: string, end = "") => `${space}${end}subroutine main_of_the_program`)}\n${runnable(test)}`,
  record: recorder({
    lexis: {
      lineComments: ["!"],
      blockComments: [],
      quotes: [],
      raw: [
        ['"', '"'],
        ["'", "'"],
      ],
    },
    forms: FORMS,
    decides: /\b(stop|exit|abort|assert|random\w*|cpu_time|system_clock|date_and_time)\b/i,
    show: ({ actual }, mark) => `call show_${mark}(${actual})`,
    demand: ({ how, expected: [value] }, mark) => `call demand_${mark}("${how}", ${value})`,
    whole: (text, mark) =>
      `${harness(mark)}${runnable(text).replace(OPENS, (line) => `${line}\nuse m_${mark}`)}`,
    // The program's modules are not there.
    alone: (text) => text.replace(/^[ \t]*use[ \t]+(?!iso_|ieee_)\w+[^\n]*$/gim, ""),
  }),
};
