import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RewardSample } from "../../src/core/reward.ts";
import { OUTCOMES, type Outcome } from "../../src/core/verdict.ts";
import acecode from "../../src/rewards/acecode.ts";
import coderl from "../../src/rewards/coderl.ts";
import lengthFormat from "../../src/rewards/length-format.ts";
import { constantsOf, openReward, rewarded, rewards } from "../../src/rewards/open/open.ts";
import passRatio from "../../src/rewards/pass-ratio.ts";
import refactoring from "../../src/rewards/refactoring.ts";
import { changedLines, overlap } from "../../src/rewards/syntax/changed-lines.ts";
import { extractedMethods } from "../../src/rewards/syntax/extracted-method.ts";
import vulnerabilityRepair from "../../src/rewards/vulnerability-repair.ts";
import { judged, sample } from "./judged.ts";

describe("CodeRL's four levels", () => {
  test.each([
    [["pass", "pass"], 1],
    [["pass", "fail"], -0.3],
    [["fail", "crash"], -0.3],
    [["crash"], -0.6],
    [["pass", "timeout"], -0.6],
    [["memory"], -0.6],
    [["build"], -1],
    [["forged"], -1],
  ] as [Outcome[], number][])("%j: %d", async (outcomes, value) => {
    expect(await coderl.of(sample(), judged(outcomes), coderl.options)).toEqual({ value });
  });
});

test("pass ratio: the share, or all", async () => {
  const ports = judged(["pass", "fail", "pass", "crash"]);
  expect(await passRatio.of(sample(), ports, { all: false })).toEqual({ value: 0.5 });
  expect(await passRatio.of(sample(), ports, { all: true })).toEqual({ value: 0 });
  expect(await passRatio.of(sample(), judged(["pass"]), { all: true })).toEqual({ value: 1 });
});

describe("ACECode", () => {
  const of = (seconds: Record<string, number[]>, options = {}) =>
    acecode.of(sample({ reference: "reference" }), judged(["pass"], seconds), {
      ...acecode.options,
      ...options,
    });

  test("half for being right, half for the time beside the reference, to the cap", async () => {
    expect((await of({ own: [2], reference: [1] })).value).toBe(0.75);
    expect((await of({ own: [1], reference: [1] })).value).toBe(1);
    expect((await of({ own: [1], reference: [4] })).value).toBe(1);
    expect((await of({ own: [1], reference: [4] }, { cap: 3 })).value).toBe(2);
  });

  test("the median of the runs counts, and what no clock can tell counts as equal", async () => {
    expect((await of({ own: [9, 2, 2], reference: [1, 1, 7] })).value).toBe(0.75);
    expect((await of({ own: [1e-6], reference: [1e-9] })).value).toBe(1);
  });

  test("monotone: a slower program never gets more, and no wrong one gets as much as a right one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        async (one, other) => {
          const [fast, slow] = [Math.min(one, other), Math.max(one, other)];
          const values = await Promise.all(
            [fast, slow].map(async (own) => (await of({ own: [own], reference: [1] })).value!),
          );
          expect(values[0]).toBeGreaterThanOrEqual(values[1]!);
          expect(values[1]).toBeGreaterThan(0.5);
        },
      ),
    );
    const wrong = await Promise.all(
      OUTCOMES.filter((outcome) => outcome !== "pass").map(
        async (outcome) =>
          (await acecode.of(sample({ reference: "r" }), judged([outcome]), acecode.options)).value!,
      ),
    );
    expect(Math.max(...wrong)).toBeLessThan(0.5);
  });
});

describe("refactoring", () => {
  const original =
    "def report(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return f'sum {total}'\n";
  const extracted =
    "def add_up(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total\n\ndef report(xs):\n    return f'sum {add_up(xs)}'\n";

  test("a method was taken out: new, called by the old, with its statements", async () => {
    expect(await extractedMethods(original, extracted, "python")).toEqual([
      { name: "add_up", from: "report", moved: ["total = 0", "for x in xs :", "total + = x"] },
    ]);
    const copied = `${extracted.split("\n\n")[0]}\n\n${original}`;
    const uncalled = original.replace("report", "other") + original;
    const renamed = original.replace("report", "tell");
    for (const changed of [original, copied, uncalled, renamed])
      expect(await extractedMethods(original, changed, "python")).toEqual([]);
  });

  test("in JavaScript too", async () => {
    const before = "function f(a) {\n  const b = a + 1;\n  return b * 2;\n}\n";
    const after =
      "function g(a) {\n  const b = a + 1;\n  return b;\n}\nfunction f(a) {\n  return g(a) * 2;\n}\n";
    expect((await extractedMethods(before, after, "javascript")).map(({ name }) => name)).toEqual(["g"]);
  });

  test.each([
    [extracted, ["pass"], 1],
    [original, ["pass"], 0],
    [extracted, ["fail"], -0.5],
    [extracted, ["build"], -1],
  ] as [string, Outcome[], number][])("levels %#", async (program, outcomes, value) => {
    const made = await refactoring.of(sample({ program, original }), judged(outcomes), refactoring.options);
    expect(made.value).toBe(value);
  });
});

describe("vulnerability repair", () => {
  const original = "import os\ndef run(name):\n    os.system('ls ' + name)\n";
  const reference = "import subprocess\ndef run(name):\n    subprocess.run(['ls', name])\n";
  const of = (program: string) =>
    vulnerabilityRepair.of(
      sample({ program, original, reference, tests: [] }),
      judged([]),
      vulnerabilityRepair.options,
    );

  test("the fix itself is 1, and leaving the line that matters is far below, however alike the rest", async () => {
    expect((await of(reference)).value).toBe(1);
    const unchanged = await of(original);
    expect(unchanged.parts?.changed).toBe(0);
    expect(unchanged.value).toBeLessThan(0.5);
  });

  test("a fix without data flow is whole too, and languages without CodeBLEU have word pairs", async () => {
    for (const language of ["python", "klingon"]) {
      const fixed = sample({
        language,
        program: "print('a', 'b', 'c', 'd', 'e')\n",
        original: "eval(x)\n",
        reference: "print('a', 'b', 'c', 'd', 'e')\n",
        tests: [],
      });
      expect((await vulnerabilityRepair.of(fixed, judged([]), vulnerabilityRepair.options)).value).toBe(1);
    }
  });

  test("changed lines as multisets, whatever the spaces and comments", () => {
    expect(changedLines("a\nb", "a\nc  # why")).toEqual(["- b", "+ c"]);
    expect(overlap(["+ a", "+ a", "- b"], ["+ a", "- b"])).toBe(0.8);
    expect(overlap([], [])).toBe(1);
    expect(overlap(["+ a"], [])).toBe(0);
  });

  test("with tests, what does not pass them gets nothing for its looks", async () => {
    const made = await vulnerabilityRepair.of(
      sample({ program: reference, original, reference }),
      judged(["fail"]),
      vulnerabilityRepair.options,
    );
    expect(made.value).toBe(0);
  });
});

describe("length and format", () => {
  const of = async (completion: string) =>
    (await lengthFormat.of(sample({ completion }), judged([]), { least: 4, most: 8, end: 12 })).parts!;
  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(" ");

  test.each([
    [2, 0.5],
    [4, 1],
    [8, 1],
    [10, 0.5],
    [12, 0],
    [20, 0],
  ])("%d words: %d", async (count, length) => {
    expect((await of(`<think>so</think><answer>${words(count)}</answer>`)).length).toBe(length);
  });

  test("tags once and in order; paragraphs said twice", async () => {
    expect((await of("<think>a</think>\n<answer>b</answer>")).format).toBe(1);
    for (const wrong of [
      "b",
      "<answer>b</answer>",
      "<answer>b</answer><think>a</think>",
      "<think>a</think><think>c</think><answer>b</answer>",
      "x<think>a</think><answer>b</answer>",
    ])
      expect((await of(wrong)).format).toBe(0);
    expect((await of("a\n\na\n\nb\n\nc")).novelty).toBe(0.75);
  });
});

describe("every reward", async () => {
  const all = await rewards();

  test.each(all.map((reward) => [reward.id, reward] as const))(
    "%s: its file's name, a source, the same for the same verdicts, bounded",
    async (id, reward) => {
      expect(reward.id).toBe(id);
      expect(reward.paper).toMatch(/\d{4}/);
      const whole = sample({
        completion: "c",
        program: "def f():\n    return 1\n",
        reference: "def f():\n    return 1\n",
        original: "def f():\n    return 2\n",
      });
      for (const outcome of OUTCOMES) {
        const [one, other] = await Promise.all(
          [1, 2].map(() => rewarded(reward, whole, judged([outcome]), reward.options)),
        );
        expect(one).toEqual(other);
        expect(one!.value).toBeGreaterThanOrEqual(-1);
        expect(one!.value).toBeLessThanOrEqual(1);
      }
      const right = (await rewarded(reward, whole, judged(["pass"]), reward.options)).value!;
      const wrong = (await rewarded(reward, whole, judged(["fail"]), reward.options)).value!;
      expect(right).toBeGreaterThanOrEqual(wrong);
      for (const need of reward.needs) {
        const { [need]: _, ...rest } = whole;
        const lacking = need === "tests" ? { ...whole, tests: [] } : (rest as RewardSample);
        expect(await rewarded(reward, lacking, judged(["pass"]), reward.options)).toEqual({ value: null });
      }
    },
  );

  test("constants can be changed, within their kind", async () => {
    const reward = await openReward("coderl");
    expect(constantsOf(reward, { build: -2 })).toEqual({ build: -2, runtime: -0.6, failed: -0.3, passed: 1 });
    for (const wrong of [{ bulid: 1 }, { build: "1" }, { build: Number.NaN }])
      expect(() => constantsOf(reward, wrong)).toThrow(/REWARD_LACKS|constant/);
    await expect(openReward("codrel")).rejects.toMatchObject({
      code: "UNKNOWN_NAME",
      fix: 'did you mean "coderl"?',
    });
  });
});
