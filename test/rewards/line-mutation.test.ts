import { describe, expect, test } from "vitest";
import type { RewardPorts } from "../../src/core/reward.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import lineMutation from "../../src/rewards/line-mutation.ts";
import { judged, sample } from "./judged.ts";

describe("process labels by line mutation", () => {
  const program = "def f(a, b):\n    c = a + b\n    return c\n";

  test("own lines are right; a mistake that a test sees is wrong, one that none sees has no label", async () => {
    const killing: RewardPorts = {
      async check(mutant) {
        const outcome = mutant === program || !mutant.includes("a + b") ? "pass" : "fail";
        return verdictOf([{ test: 0, outcome, output: "" }], 1, {
          cpuSeconds: 0,
          wallSeconds: 0,
          memoryBytes: 0,
        });
      },
    };
    const { value, steps = [] } = await lineMutation.of(sample({ program }), killing, {
      perLine: 2,
      most: 50,
    });
    expect(value).toBe(1);
    const own = steps.filter(({ mutation }) => mutation === undefined);
    expect(own.map(({ line, label }) => [line, label])).toEqual([
      ["def f(a, b):", true],
      ["    c = a + b", true],
      ["    return c", true],
    ]);
    expect(own[1]?.prefix).toBe("def f(a, b):");
    const changed = steps.filter(({ mutation }) => mutation !== undefined);
    expect(changed.length).toBeGreaterThan(0);
    for (const { prefix, line, label } of changed) {
      const at = prefix === "" ? 0 : prefix.split("\n").length;
      expect(line).not.toBe(program.split("\n")[at]);
      // The mutants that the ports above let pass are those that changed `a + b` itself.
      expect(label).toBe(at === 1 && !line.includes("a + b") ? null : false);
    }
  });

  test("a program that does not pass has no labels", async () => {
    expect(await lineMutation.of(sample({ program }), judged(["fail"]), lineMutation.options)).toEqual({
      value: 0,
      steps: [],
    });
  });
});
