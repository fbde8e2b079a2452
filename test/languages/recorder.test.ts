import { describe, expect, test } from "vitest";
import type { ProgramTests } from "../../src/core/language.ts";
import { openLanguage } from "../../src/languages/open/open.ts";

/** How a test is split, as far as that can be seen in the texts: nothing is run here. */
async function recorded(language: string, code: string) {
  const tests = (await openLanguage(language)).program!.tests as ProgramTests;
  return tests.record?.({ code, entry: "f", prelude: "", mark: "mark" });
}

describe("what is expected never stands in the program's source", () => {
  test.each([
    ["php", "if (f(1) !== 4711) { throw new Exception('no'); }"],
    ["lua", "lu.assertEquals(f(1), 4711)"],
    ["perl", 'if(eq_deeply(f(1),4711)) { print "ok!" }else{ exit 1; }'],
    ["perl", "is f(1), 4711, 'a name';"],
    ["r", "stopifnot(isTRUE(all.equal(f(1), 4711)))"],
    ["r", "if(!identical(f(1), 4711)){quit('no', 1)}"],
    ["racket", "(check-within (f 1) 4711 0.001)"],
    ["scheme", '(test-equal "name" 4711 (f 1))'],
    ["common-lisp", "(assert (equal 4711 (f 1)))"],
    ["clojure", "(is (= (f 1) 4711))"],
    ["elixir", "assert 4711 == f(1)"],
    ["erlang", "f_test() -> ?assertEqual(4711, f(1))."],
    ["raku", "is f(1), 4711;"],
    ["tcl", 'if {[f 1] != 4711} { error "no" }'],
    ["awk", "BEGIN { if (f(1) != 4711) exit 1 }"],
    ["groovy", "assert f(1) == 4711"],
    ["prolog", "test(one, Y == 4711) :- f(1, Y)."],
    ["d", "unittest { assert(f(1) == 4711); }"],
    ["kotlin", 'fun main() {\n    var x0 = f(1)\n    assert(x0 == 4711) { "wrong: " + x0 }\n}'],
    ["kotlin", "assertEquals(4711, f(1))"],
    ["scala", "assert(f(1).equals(4711))"],
    ["csharp", "Debug.Assert(f(1).SequenceEqual(4711));"],
    ["fortran", "if (f(1) /= 4711) error stop 'no'"],
    ["pascal", "begin assert(f(1) = 4711); end."],
    ["ada", "pragma Assert (f (1) = 4711);"],
    ["crystal", "f(1).should eq(4711)"],
    ["sql", "CREATE TABLE t (x); SELECT 4711;"],
  ])("%s: %s", async (language, code) => {
    const recording = await recorded(language, code);
    expect(recording?.actual).not.toContain("4711");
    expect(recording?.expected).toContain("4711");
  });
});

test("a test that decides by more than its assertions is not split", async () => {
  expect(await recorded("lua", "lu.assertEquals(f(1), 2)\nif math.random() > 2 then os.exit(1) end")).toBe(
    undefined,
  );
  expect(await recorded("php", "if (f(1) !== 2 && f(2) !== 3) { throw new Exception('no'); }")).toBe(
    undefined,
  );
  expect(await recorded("fortran", "if (f(1) /= 2 .and. f(2) /= 3) error stop")).toBe(undefined);
  expect(await recorded("php", "if (f(1) != 2) { throw new Exception('no'); }")).toBe(undefined);
});

test("the refusal belongs to its condition, and the bracket behind it does not", async () => {
  const recording = await recorded("awk", "BEGIN {\n  if (f(1) != 2) exit 1\n}\n");
  expect(recording?.actual.trimEnd()).toMatch(/BEGIN \{\s*mark_show\(f\(1\)\);\s*\}$/);
});
