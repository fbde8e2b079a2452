import { afterAll, describe, expect, it } from "vitest";
import { openBenchmark } from "../../../src/benchmarks/open/open.ts";
import {
  functionText,
  type Perturbation,
  perturbed,
  programOf,
  promptOf,
  withHalf,
} from "../../../src/benchmarks/recode/perturbation.ts";
import { loadRoom } from "../../../src/core/room.ts";
import { DATA, missing } from "../../data.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";

const ROOM = new URL("../../../src/benchmarks/recode/perturbations/", import.meta.url);
const perturbations = await loadRoom<Perturbation>(ROOM, "perturbation");

const sandbox = await sandboxOrReason("auto");
const reason = typeof sandbox === "string" ? sandbox : missing("humaneval");
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

const PROMPT = `from typing import List


def sum_of_items(items: List[int]) -> int:
    """ Return the sum of the given numbers, except for the first.
    Every number is counted once.

    >>> sum_of_items([1, 2, 3])
    5
    """
`;
const SOLUTION = `    total = 0
    for index in range(1, len(items)):
        if index < 0:
            continue
        total = total + items[index]
    return total
`;
const text = functionText(PROMPT, SOLUTION, "sum_of_items")!;
const named = (id: string) => perturbations.find((each) => each.id === id)!;
const prompt = (id: string, seed = 0) => promptOf(perturbed(withHalf(text), named(id), seed));

describe("perturbations", () => {
  it("are more than thirty, each in a file that bears its name", () => {
    expect(perturbations.length).toBeGreaterThanOrEqual(30);
    expect(new Set(perturbations.map(({ id }) => id)).size).toBe(perturbations.length);
  });

  it("take a function apart and put it together", () => {
    expect(promptOf(text)).toBe(PROMPT);
    expect(programOf(text)).toBe(PROMPT + SOLUTION);
    expect(promptOf(withHalf(text))).toBe(`${PROMPT}${SOLUTION.split("\n").slice(0, 3).join("\n")}\n`);
  });

  it.each(perturbations.map((each) => [each.id, each] as const))(
    "%s: the same for a seed; examples stay",
    (_, each) => {
      const once = perturbed(withHalf(text), each, 7);
      expect(perturbed(withHalf(text), each, 7)).toEqual(once);
      expect(promptOf(once)).toContain(`>>> ${once.entry}([1, 2, 3])`);
      expect(promptOf(once)).not.toBe(promptOf(withHalf(text)));
    },
  );

  it("change what they say they change", () => {
    expect(prompt("name-camel-case")).toContain("def sumOfItems(");
    expect(prompt("doc-to-comments")).toContain(
      "    # Every number is counted once.\n\n    # >>> sum_of_items",
    );
    expect(prompt("tab-indent")).toContain("\n\ttotal = 0\n");
    expect(prompt("rename-naive")).toContain("    for VAR_0 in range(1, len(items)):\n        if VAR_0 < 0:");
    expect(prompt("for-while")).toContain("while _index_i < len(_index_all):\n");
    expect(prompt("operand-swap")).toContain("if 0 > index:");
    expect(prompt("doc-tense-future")).toContain("will return the sum");
    expect(prompt("doc-upper-case")).toContain("EVERY NUMBER");
  });

  it("keep the meaning of right programs", { timeout: 60_000 }, async (context) => {
    if (reason !== undefined || typeof sandbox === "string") return context.skip(reason);
    const { problems } = await openBenchmark("humaneval", { data: [DATA] });
    const some = problems.filter((_, at) => at % 16 === 0);
    const broken: string[] = [];
    await Promise.all(
      perturbations.flatMap((each) =>
        some.map(async ({ task, suite, reference = "" }) => {
          const solution = reference.slice(task.prompt.length);
          const own = functionText(task.prompt, solution, task.entry ?? "");
          if (!own) return;
          const changed = perturbed(withHalf(own), each, 3);
          const called = (code: string) =>
            code.replace(new RegExp(`\\b${task.entry}\\b`, "g"), changed.entry);
          const tests = suite.tests.map((test) =>
            test.kind === "code" ? { ...test, code: called(test.code) } : test,
          );
          const verdict = await sandbox.check({
            language: "python",
            program: programOf(changed),
            suite: { ...suite, tests, entry: changed.entry, prelude: called(suite.prelude ?? "") },
            trusted: true,
          });
          if (!verdict.pass) broken.push(`${each.id} ${task.id} ${verdict.checks.at(-1)?.output.slice(-80)}`);
        }),
      ),
    );
    expect(broken).toEqual([]);
  });
});
