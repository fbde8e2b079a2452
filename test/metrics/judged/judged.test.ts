import { describe, expect, it } from "vitest";
import { icePrompt, iceScore, parseIceGrade } from "../../../src/metrics/judged/ice-score.ts";
import { type ImageQuestion, imageScore } from "../../../src/metrics/judged/image-questions.ts";
import { combine, judgePair, pairwiseSummary, parseVerdict } from "../../../src/metrics/judged/pairwise.ts";
import { byLength, parsePreference, preferenceAccuracy } from "../../../src/metrics/judged/preference.ts";
import { meanRating, parseRating } from "../../../src/metrics/judged/rating.ts";
import { majorityPoints, skillMix } from "../../../src/metrics/judged/skill-mix.ts";

describe("ice-score", () => {
  it.each([
    ["3", 3],
    ["1. The problem needs a list.\n3. Usefulness score: 2. It is short.", 2],
    ["Score: 1.\n\nFinal Evaluation:\nUsefulness: 1/4", 1],
    ["the usefulness score is 3.\nScore: 4\nUsefulness: 4", 4],
    ["usefulness: 2 out of 4", 2],
    ["I cannot grade this.", null],
    ["Usefulness: 9", null],
    ["", null],
  ])("%j is %s", (reply, grade) => {
    expect(parseIceGrade(reply, "usefulness")).toBe(grade);
  });

  it("shows the reference only where there is one, and keeps the reply", async () => {
    const question = { problem: "add", code: "x + y", aspect: "functional correctness" } as const;
    const asked: string[] = [];
    const said = await iceScore({ ...question, reference: "a + b" }, async (prompt) => {
      asked.push(prompt);
      return "no idea";
    });
    expect(said).toEqual({ grade: null, reply: "no idea" });
    expect(asked[0]).toContain("a + b");
    expect(icePrompt(question)).not.toContain("reference solution");
    expect(icePrompt({ ...question, steps: true })).toContain("step by step");
  });
});

describe("pairs in both orders", () => {
  it("(B>A, A>B) wins, (A>B, A>B) is the position alone, (B≫A, A=B) wins", () => {
    // Seen from the model, which is B in the first game and A in the second.
    expect(combine([1, 1]).result).toBe(1);
    expect(combine([-1, 1])).toEqual({ result: 0, games: [-1, 1], contradicts: true });
    expect(combine([2, 0]).result).toBe(1);
    expect(combine([null, -1]).result).toBe(-1);
  });

  it("reads one label, and none where they contradict", () => {
    expect(["[[A>>B]]", "so [[B>A]]. [[B>A]]", "[[A=B]]", "[[A<B]]"].map(parseVerdict)).toEqual([
      2, -1, 0, -1,
    ]);
    expect([parseVerdict("[[A>B]] or [[B>A]]"), parseVerdict("A>B")]).toEqual([null, null]);
  });

  it("a judge that likes position A gives only ties; one that knows is not disturbed", async () => {
    expect(await judgePair("q", "good", "bad", async () => "[[A>B]]")).toMatchObject({
      result: 0,
      contradicts: true,
    });
    const knows = async (prompt: string) =>
      prompt.indexOf("good") < prompt.indexOf("bad") ? "[[A>B]]" : "[[B>A]]";
    expect(await judgePair("q", "good", "bad", knows)).toMatchObject({ result: 1, games: [1, 1] });
  });

  it("asks once more for the label", async () => {
    let asked = 0;
    const shy = async () => (++asked % 2 === 0 ? "[[A=B]]" : "hm");
    expect(await judgePair("q", "a", "b", shy)).toMatchObject({ games: [0, 0] });
    expect(asked).toBe(4);
    expect((await judgePair("q", "a", "b", async () => "hm")).games).toEqual([null, null]);
  });

  it("sums up", () => {
    const summary = pairwiseSummary([
      combine([1, 1]),
      combine([-1, 1]),
      combine([null, -1]),
      combine([2, 0]),
    ]);
    expect(summary).toEqual({
      win: 0.5,
      tie: 0.25,
      loss: 0.25,
      score: 0.625,
      contradictions: 0.25,
      unreadable: 0.25,
    });
  });
});

describe("preferences", () => {
  it.each([
    ["Code A is fine. RESULT: Code B is better than Code A.", "B"],
    ["RESULT: Neither is better. Code A is better.", "A"],
    ["RESULT: Code A is better. Code B runs.", "A"],
    ["RESULT: Code A is worse, so Code B is better.", "B"],
    ["RESULT: B", "B"],
    ["Both are fine.", null],
  ])("%j: %s", (reply, choice) => {
    expect(parsePreference(reply)).toBe(choice);
  });

  it("eight right, one wrong, one undecided: 85 ± 5", () => {
    const items = ["A", "A", "A", "A", "A", "A", "A", "A", "B", null].map((choice) => ({
      choice: choice as "A" | "B" | null,
      right: "A" as const,
    }));
    expect(preferenceAccuracy(items)).toEqual({ accuracy: 85, plusMinus: 5, n: 10 });
  });

  it("length controls", () => {
    expect([
      byLength("a", "bb", "shorter"),
      byLength("a", "bb", "longer"),
      byLength("a", "b", "longer"),
    ]).toEqual(["A", "B", null]);
  });
});

it("ratings: N/A is not 0", () => {
  expect(
    ["Rating: 7/10", "**Rating:** 3\nRating: 4", "[[9]]", "N/A", "Rating: 11"].map((reply) =>
      parseRating(reply),
    ),
  ).toEqual([7, 4, 9, null, null]);
  expect(meanRating([8, null, 6])).toEqual({ mean: 7, unread: 1 });
  expect(meanRating([null]).mean).toBeNull();
});

it("skill-mix: majority of gradings, then three measures", () => {
  const grading = (skills: boolean[], rest: boolean[]) => ({
    skills,
    topic: rest[0]!,
    sense: rest[1]!,
    length: rest[2]!,
  });
  const points = majorityPoints([
    grading([true, true], [true, true, true]),
    grading([true, false], [true, true, false]),
    grading([true, true], [true, true, false]),
  ]);
  expect(points).toEqual(grading([true, true], [true, true, false]));
  expect(skillMix(points)).toEqual({ fullMarks: false, allSkills: true, skillFraction: 0 });
  expect(skillMix(grading([true, false], [true, true, true]))).toEqual({
    fullMarks: false,
    allSkills: false,
    skillFraction: 0.5,
  });
  expect(skillMix(grading([true, true], [true, true, true])).fullMarks).toBe(true);
});

describe("questions about an image", () => {
  const questions: ImageQuestion[] = [
    { id: "red", text: "Is the bar red?", words: ["red"], needs: ["bar"] },
    { id: "bar", text: "Is there a bar?", words: ["bar", "chart"] },
    { id: "title", text: "Is there a title?", words: ["title"] },
  ];

  it("asks grounds first, normalises, and says what nobody asked about", async () => {
    const said: Record<string, [number, number]> = {
      "Is there a bar?": [0.375, 0.125],
      "Is the bar red?": [0.1, 0.3],
      "Is there a title?": [0, 0],
    };
    const order: string[] = [];
    const { score, uncovered, answers } = await imageScore(
      "A red bar chart with a title and a grid",
      questions,
      async (text) => {
        order.push(text);
        const [yes, no] = said[text]!;
        return { yes, no };
      },
    );
    expect(order.indexOf("Is there a bar?")).toBeLessThan(order.indexOf("Is the bar red?"));
    expect(Object.fromEntries(answers)).toEqual({ bar: 0.75, red: 0.25, title: 0 });
    expect(score).toBeCloseTo(1 / 3, 12);
    expect(uncovered).toEqual(["grid"]);
  });

  it("does not ask what rests on a no, and refuses circles", async () => {
    const asked: string[] = [];
    const never = async (text: string) => {
      asked.push(text);
      return { yes: 0, no: 1 };
    };
    expect((await imageScore("", questions, never)).score).toBe(0);
    expect(asked).not.toContain("Is the bar red?");
    await expect(imageScore("", [{ id: "a", text: "", words: [], needs: ["a"] }], never)).rejects.toThrow(
      RangeError,
    );
  });
});
