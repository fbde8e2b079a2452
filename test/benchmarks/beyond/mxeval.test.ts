import { expect, it } from "vitest";
import { rewritten } from "../../../src/benchmarks/multilingual/mxeval-tests.ts";

it("writes transpiled cases again as assertions", () => {
  const kotlin = `fun main() {
    var arg00 : List<Int> = mutableListOf(1, 2)
    var x0 : Int = sum(arg00);
    var v0 : Int = 3;
    if (x0 != v0) {
        throw Exception("Exception -- test case 0 did not pass. x0 = " + x0)
    }
}`;
  expect(rewritten("kotlin", kotlin).test).toBe(
    "fun main() {\nvar arg00 : List<Int> = mutableListOf(1, 2)\nassertEquals(3, sum(arg00))\n}\n",
  );
  const perl = `use Data::Compare;\nmy $arg00 = [1, 2];\nmy $x0 = sum($arg00);\nmy $v0 = 3;\nunless(Compare($x0, $v0)) {\n    die "x";\n}`;
  expect(rewritten("perl", perl).test).toBe(
    "use Test::More;\nmy $arg00 = [1, 2];\nis_deeply(sum($arg00), 3);",
  );
  const go = `	actual_1 := sum([]int{1, 2})\n	expected_1 := 3\n	deepCompare(actual_1, expected_1, "x")`;
  expect(rewritten("go", go).test).toContain("\tassert.Equal(3, sum([]int{1, 2}))\n");
});

it("leaves alone what it does not know, and closes what an answer leaves open", () => {
  expect(rewritten("ruby", "raise if sum != 3")).toEqual({ test: "raise if sum != 3" });
  expect(rewritten("kotlin", "fun main() { check(sum() == 3) }").test).toBe(
    "fun main() { check(sum() == 3) }",
  );
  const { test, program } = rewritten(
    "csharp",
    "            var actual1 = Sum(1);\n            var expected1 = 3;",
  );
  expect(test).toBe("Debug.Assert(Solution.Program.Sum(1).Equals(3));");
  const head = "using KellermanSoftware.CompareNetObjects;\nnamespace Solution\n{\n class Program\n {\n";
  const whole = program!(`${head}  static int Sum(int n) { return '{' + "}".Length; } // {`);
  expect(whole).not.toContain("Kellerman");
  expect(whole.match(/^\}$/gm)).toHaveLength(2);
  const { program: ofGo } = rewritten("go", "actual_1 := f()\nexpected_1 := 1");
  const file =
    'package main\n\nimport (\n\t"encoding/json"\n\t"reflect"\n)\nfunc f() int { return reflect.X }';
  expect(ofGo!(file)).toBe('package main\n\nimport (\n\t"reflect"\n)\nfunc f() int { return reflect.X }');
});
