import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { openLanguage } from "../../src/languages/open/open.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";

/** In languages with static types: values that a test can compare, each beside one that differs a little. */
interface Values {
  /** Definitions of the functions that the tests call. */
  program: string;
  /** A test around assertions. */
  test(assertions: string[]): string;
  holds: string[];
  fails: string[];
}

const LANGUAGES: Record<string, Values> = {
  d: {
    program: `import std.typecons;
long[] list(long n) { return [n, n + 1]; }
double half(long n) { return n / 2.0; }
string[long] names() { return [1L: "a\\"\\n", 2L: "é"]; }
Tuple!(long, string) two() { return tuple(1L, "x"); }
Nullable!long maybe(long n) { return n > 0 ? nullable(n) : Nullable!long.init; }
bool even(long n) { return n % 2 == 0; }
`,
    test: (all) => `unittest\n{\n${all.join("\n")}\n}\nvoid main(){}\n`,
    holds: [
      "assert(list(1L) == [1L, 2L]);",
      "assert(half(1L) == 0.5);",
      'assert(names() == [2L: "é", 1L: "a\\"\\n"]);',
      'assert(two() == tuple(1L, "x"));',
      "assert(maybe(2L) == nullable(2L));",
      "assert(!even(3L));",
    ],
    fails: ["assert(list(1L) == [2L, 1L]);", "assert(half(1L) == 0.5000001);", "assert(even(3L));"],
  },
  kotlin: {
    program: `fun list(n: Int): List<Int> = listOf(n, n + 1)
fun half(n: Int): Double = n / 2.0
fun names(): Map<Int, String?> = mapOf(1 to "a\\"\\n\\$", 2 to null)
fun two(): Pair<Long, Char> = Pair(1L, 'x')
fun infinite(): Double = 1.0 / 0.0
`,
    test: (all) => `fun main() {\n${all.join("\n")}\n}\n`,
    holds: [
      "assert(list(1) == listOf(1, 2))",
      "assert(Math.abs(half(1) - 0.5) < 1e-6)",
      'assert(names() == mapOf(2 to null, 1 to "a\\"\\n\\$"))',
      "assert(two() == Pair(1L, 'x'))",
      "assert(infinite() == Double.POSITIVE_INFINITY)",
      "assert(list(1) != listOf(1L, 2L))",
    ],
    fails: [
      "assert(list(1) == listOf(2, 1))",
      "assert(Math.abs(half(1) - 0.6) < 1e-6)",
      "assert(two() == Pair(1L, 'y'))",
    ],
  },
  scala: {
    program: `object Problem {
    def list(n: Int): List[Int] = List(n, n + 1)
    def half(n: Int): Double = n / 2.0
    def names(): Map[Int, String] = Map(1 -> "a\\"\\n", 2 -> "é")
    def two(): (Long, Option[String]) = (1L, Some("x"))
    def either(n: Int): Either[Int, String] = {
        if (n > 0) Left(n) else Right("x")
`,
    test: (all) => `    }\n    def main(args: Array[String]) = {\n    ${all.join("\n    ")}\n    }\n\n}\n`,
    holds: [
      "assert(list((1)).equals((List[Int](1, 2))));",
      "assert(math.abs(half(1) - 0.5) < 1e-6);",
      'assert(names().equals((Map[Int, String](2 -> "é", 1 -> "a\\"\\n"))));',
      'assert(two() == (1L, Some("x")));',
      "assert(either(1) == Left(1));",
    ],
    fails: [
      "assert(list((1)).equals((List[Int](2, 1))));",
      "assert(two() == (1L, None));",
      "assert(either(1) == Right(1));",
    ],
  },
  csharp: {
    program: `using System;
using System.Linq;
using System.Collections.Generic;
using System.Diagnostics;
class Problem {
    public static List<long> List(long n) { return new List<long> { n, n + 1 }; }
    public static double Half(long n) { return n / 2.0; }
    public static Dictionary<string, long> Names() { return new Dictionary<string, long> { { "a\\"\\n", 1 }, { "é", 2 } }; }
    public static Tuple<long, string> Two() { return Tuple.Create(1L, "x"); }
    public static (long, bool) Pair(long n) {
        return (n, n > 0);
`,
    test: (all) =>
      `    }\n    public static void Main(string[] args) {\n    ${all.join("\n    ")}\n    }\n\n}\n`,
    holds: [
      "Debug.Assert(List((1L)).SequenceEqual((new List<long>(new long[]{(long)1L, (long)2L}))));",
      "Debug.Assert(Math.Abs(Half(1L) - 0.5) < 1e-6);",
      'Debug.Assert(Names().Equals((new Dictionary<string, long>(){{"é", 2L}, {"a\\"\\n", 1L}})));',
      'Debug.Assert(Two().Equals((Tuple.Create(1L, "x"))));',
      "Debug.Assert(Pair(1L) == (1L, true));",
    ],
    fails: [
      "Debug.Assert(List((1L)).SequenceEqual((new List<long>(new long[]{(long)2L, (long)1L}))));",
      'Debug.Assert(Two().Equals((Tuple.Create(1L, "y"))));',
      "Debug.Assert(Math.Abs(Half(1L) - 0.6) < 1e-6);",
    ],
  },
  fortran: {
    program: `module solution
contains
  function list(n) result(v)
    integer, intent(in) :: n
    integer :: v(2)
    v = [n, n + 1]
  end function
  real(8) function half(n)
    integer, intent(in) :: n
    half = n / 2.0d0
  end function
  logical function even(n)
    integer, intent(in) :: n
    even = mod(n, 2) == 0
  end function
  function text(n) result(v)
    integer, intent(in) :: n
    character(8) :: v
    v = 'it''s "' // achar(48 + n)
  end function
end module
`,
    test: (all) => `program tests\n  use solution\n  ${all.join("\n  ")}\nend program\n`,
    holds: [
      "call assert(half(1) == 0.5d0)",
      "call assert(list(1) == [1, 2])",
      "if (even(3) .neqv. .false.) error stop",
      "if (text(1) /= 'it''s \"1') stop 1",
    ],
    fails: [
      "call assert(half(1) == 0.6d0)",
      "call assert(list(1) == [2, 1])",
      "if (even(3) .eqv. .false.) error stop",
    ],
  },
  pascal: {
    program: `type TList = array of integer;
function list(n: integer): TList;
begin
  setlength(list, 2); list[0] := n; list[1] := n + 1;
end;
function half(n: integer): double;
begin
  half := n / 2;
end;
function even(n: integer): boolean;
begin
  even := n mod 2 = 0;
end;
function text(n: integer): string;
begin
  text := 'it''s "' + #10 + chr(48 + n);
end;
`,
    test: (all) => `begin\n  ${all.join("\n  ")}\nend.\n`,
    holds: [
      "assert(abs(half(1) - 0.5) < 1e-6);",
      "assert(half(1) = 0.5);",
      "assert(not even(3));",
      "assert(text(1) = 'it''s \"'#10'1');",
      "assert(length(list(1)) = 2);",
    ],
    fails: ["assert(half(1) = 0.6);", "assert(even(3));", "assert(text(1) = 'it''s');"],
  },
  ada: {
    program: `function Half (N : Integer) return Float is (Float (N) / 2.0);
function Even (N : Integer) return Boolean is (N mod 2 = 0);
function Text (N : Integer) return String is ("say ""hi""" & Character'Val (10) & Character'Val (48 + N));
`,
    test: (all) => `procedure Tests is\nbegin\n   ${all.join("\n   ")}\nend Tests;\n`,
    holds: [
      "pragma Assert (Half (1) = 0.5);",
      "pragma Assert (abs (Half (1) - 0.5) < 1.0e-6);",
      "pragma Assert (not Even (3));",
      'pragma Assert (Text (1) = "say ""hi""" & Character\'Val (10) & "1");',
    ],
    fails: [
      "pragma Assert (Half (1) = 0.6);",
      "pragma Assert (Even (3));",
      'pragma Assert (Text (1) = "say");',
    ],
  },
  crystal: {
    program: `def list(n)
  [n, n + 1]
end
def half(n)
  n / 2
end
def names
  {1 => "a\\"\\n", 2 => nil}
end
def two
  {1, 'x', :y}
end
`,
    test: (all) => `describe "all" do\n  it "holds" do\n    ${all.join("\n    ")}\n  end\nend\n`,
    holds: [
      "list(1).should eq([1, 2])",
      "half(1).should eq 0.5",
      'names.should eq({2 => nil, 1 => "a\\"\\n"})',
      "two.should eq({1, 'x', :y})",
      "list(1).should_not eq([2])",
    ],
    fails: ["list(1).should eq([2, 1])", "half(1).should eq 0.6", "two.should eq({1, 'y', :y})"],
  },
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ workers: 2 });
}, 60_000);
afterAll(() => sandbox?.close());

for (const [id, say] of Object.entries(LANGUAGES))
  test(`${id} compares values by what they are`, { timeout: 180_000 }, async (ctx) => {
    const missing = await (await openLanguage(id)).toolchain().then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (missing) ctx.skip(missing);
    const codes = [say.test(say.holds), ...say.fails.map((one) => say.test([one]))];
    const verdict = await sandbox.check({
      language: id,
      program: say.program,
      suite: {
        tests: codes.map((code) => ({ kind: "code", code })),
        entry: id === "ada" ? "Even" : "even",
        limits: { cpuSeconds: 5 },
      },
      all: true,
    });
    expect(
      verdict.checks.map(({ outcome, output }) =>
        outcome === "pass" ? outcome : [outcome, output.slice(0, 400)],
      ),
    ).toEqual(["pass", ...say.fails.map(() => ["fail", expect.any(String)])]);
    expect(verdict.checks.every((check) => !check.guarded)).toBe(true);
    expect(outcomeOf(verdict)).toBe("fail");
  });
