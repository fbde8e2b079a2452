import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Family } from "../../src/core/family.ts";
import { answerIn, scoresWithin, suffixOverlap } from "../../src/families/ask/answer.ts";
import { families } from "../../src/families/ask/recognise.ts";
import { render } from "../../src/families/ask/render.ts";
import { data, missing } from "../data.ts";

const FILE = "humaneval/HumanEval-SingleLineInfilling.jsonl.gz";
const absent = missing(FILE);

interface Row {
  task_id: string;
  prompt: string;
  suffix: string;
  canonical_solution: string;
}

/** The published formats once more, as joins: Bavarian et al. 2022 call them PSM and SPM. */
const PUBLISHED: Record<string, (prefix: string, suffix: string) => string> = {
  aixcoder: (p, s) => `▁<AIX-SPAN-PRE>▁<AIX-SPAN-POST>${s}▁<AIX-SPAN-MIDDLE>${p}`,
  "code-llama": (p, s) => `<PRE> ${p} <SUF>${s} <MID>`,
  codegemma: (p, s) => `<|fim_prefix|>${p}<|fim_suffix|>${s}<|fim_middle|>`,
  codegen2: (p, s) => `${p}<mask_1>${s}<|endoftext|><sep><mask_1>`,
  codestral: (p, s) => `[SUFFIX]${s}[PREFIX]${p}`,
  "deepseek-coder": (p, s) => `<｜fim▁begin｜>${p}<｜fim▁hole｜>${s}<｜fim▁end｜>`,
  incoder: (p, s) => `${p}<|mask:0|>${s}<|mask:1|><|mask:0|>`,
  mellum: (p, s) => `<fim_suffix>${s}<fim_prefix>${p}<fim_middle>`,
  "qwen-coder": (p, s) => `<|fim_prefix|>${p}<|fim_suffix|>${s}<|fim_middle|>`,
  santacoder: (p, s) => `<fim-prefix>${p}<fim-suffix>${s}<fim-middle>`,
  "seed-coder": (p, s) => `<[fim-suffix]>${s}<[fim-prefix]>${p}<[fim-middle]>`,
  starcoder2: (p, s) => `<fim_prefix>${p}<fim_suffix>${s}<fim_middle>`,
};

describe.skipIf(absent)(`HumanEval single-line infilling${absent ? ` (${absent})` : ""}`, () => {
  let rows: Row[] = [];
  let all: Family[] = [];
  beforeAll(async () => {
    const text = gunzipSync(readFileSync(data(FILE))).toString();
    rows = text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Row]));
    all = await families();
  });

  test.each(Object.keys(PUBLISHED))("%s: every prompt is the published one", (id) => {
    const family = all.find((each) => each.id === id)!;
    const variant = family.variants.find(({ infill }) => infill)!;
    expect(rows).toHaveLength(1033);
    for (const { prompt: prefix, suffix } of rows) {
      const { prompt } = render({ family, variant }, { infill: { prefix, suffix } });
      expect(prompt).toBe(PUBLISHED[id]!(prefix, suffix));
    }
  });

  test("a right line that runs on into the suffix is cut at the family's end, and only there", () => {
    for (const family of all)
      for (const variant of family.variants.filter(({ infill }) => infill)) {
        const ends = [...variant.stop, ...variant.infill!.stop];
        for (const { canonical_solution, suffix } of rows.slice(0, 50)) {
          const completion = `${variant.infill!.opens ?? ""}${canonical_solution}${ends[0]}${suffix}`;
          expect(answerIn(completion, ends, variant.infill!.opens).text).toBe(canonical_solution);
        }
      }
  });

  // Why answerIn does not trim: so many right answers end with what the suffix begins with.
  test("trimming what repeats the suffix would damage right answers", () => {
    const damaged = rows.filter((row) => suffixOverlap(row.canonical_solution, row.suffix) > 0);
    expect(damaged).toHaveLength(64);
  });
});

test("an answer begins behind its sentinel and ends at the first of its ends", () => {
  expect(answerIn("<s0>a<e>b<f>", ["<f>", "<e>"], "<s0>")).toEqual({ text: "a", skipped: 4, whole: false });
  expect(answerIn("a<s0>", ["<e>"], "<s0>")).toEqual({ text: "a<s0>", skipped: 0, whole: true });
});

test("the overlap is the longest end of the filling that begins the suffix", () => {
  expect(suffixOverlap("x = 1\nreturn x\n", "return x\n\ndone")).toBe("return x\n".length);
  expect(suffixOverlap("aaa", "aab")).toBe(2);
  expect(suffixOverlap("abc", "bcd")).toBe(2);
  expect(suffixOverlap("abc", "")).toBe(0);
});

test("token scores are those of the tokens that are left", () => {
  const scores = ["<s>", "ab", "c", "de"].map((token) => ({ token, logprob: -1 }));
  expect(scoresWithin(scores, 3, 6).map(({ token }) => token)).toEqual(["ab", "c"]);
  expect(scoresWithin(scores, 3, 7).map(({ token }) => token)).toEqual(["ab", "c"]);
});
