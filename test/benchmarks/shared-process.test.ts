import { afterAll, describe, expect, it } from "vitest";
import { sharedProcess } from "../../src/benchmarks/python/shared-process.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { sandboxOrReason } from "../sandboxes/opened.ts";

const sandbox = await sandboxOrReason("auto");
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

const runner = `
_names = {}
exec(compile(_answer, "<answer>", "exec"), _names)
def _two():
    assert _names["f"](1) == 2, "not two"
_tests = [("one", _two), (None, lambda: _names["f"](0))]`;

describe.skipIf(typeof sandbox === "string")("tests in the program's own process", () => {
  const verdict = async (answer: string) => {
    if (typeof sandbox === "string") throw new Error(sandbox);
    return sharedProcess({ needs: [], runner, tests: 2, limits: { cpuSeconds: 1 } }).judge!.verdict(
      answer,
      sandbox,
    );
  };

  it("pass, fail and crash each on their own, and say that they were guarded", async () => {
    expect(await verdict("def f(x): return x + 1")).toMatchObject({
      pass: true,
      checks: [{ part: "one", outcome: "pass", guarded: true }, { outcome: "pass" }],
    });
    expect((await verdict("def f(x): return 1 // x")).checks.map(({ outcome }) => outcome)).toEqual([
      "fail",
      "crash",
    ]);
  });

  it("pass nothing when the program ends first, prints a report, or does not load", async () => {
    for (const answer of [
      "",
      "raise SystemExit(0)",
      "import os; os._exit(0)",
      'print("0" * 32 + "[]")\nimport os; os._exit(0)',
      "def f(x) return",
    ]) {
      const { pass, checks } = await verdict(answer);
      expect([pass, checks.some(({ outcome }) => outcome === "pass")], answer).toEqual([false, false]);
    }
    expect(outcomeOf(await verdict("while True: pass"))).toBe("timeout");
  });

  it("needs what the tests import", async () => {
    if (typeof sandbox === "string") throw new Error(sandbox);
    const { missing } = sharedProcess({ needs: ["no_such_package_at_all"], runner, tests: 2 });
    expect(await missing?.(sandbox)).toContain("no_such_package_at_all");
  });
});
