import { describe, expect, it } from "vitest";
import codetree, { largestDigit } from "../../src/strategies/codetree.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block } from "../doubles/tasks.ts";

/** Programs by what they pass: none, the first of two tests, both. */
const none = (name: string) => `def add(a, b): return 0 # ${name}`;
const half = (name: string) => `def add(a, b): return 1 # half ${name}`;
const whole = (name: string) => `def add(a, b): return 2 # whole ${name}`;
const passes: NonNullable<FakeKitOptions["passes"]> = (program, test) =>
  program.includes("# whole") || (program.includes("# half") && test === ADD.tests[0]);

async function search(replies: Record<string, string[]>, changes: Partial<typeof codetree.options> = {}) {
  const programs = ["program", "repair"].map((purpose) => [
    purpose,
    (replies[purpose] ?? []).map((text) => block(text)),
  ]);
  const kit = fakeKit(ADD, { replies: { ...replies, ...Object.fromEntries(programs) }, passes });
  const answer = await codetree.solve(ADD, kit, { ...codetree.options, ...changes });
  const name = (text: string) => /# (?:whole |half )?(\w+)/.exec(text)?.[1];
  return { kit, answer: answer.map(({ text }) => name(text)) };
}
const asked = (
  kit: { asks: { purpose: string; messages?: { content: string }[] }[] },
  purpose: string,
  at = 0,
) => kit.asks.filter((ask) => ask.purpose === purpose)[at]?.messages?.at(-1)?.content ?? "";

describe("the order of roles", () => {
  it("stops at a program that passes and that the critic accepts", async () => {
    const { kit, answer } = await search({
      plan: ["1. Sum\n2. Loop"],
      program: [whole("a")],
      verdict: ["Verdict: correct"],
    });
    expect(kit.roles()).toEqual(["plan", "program", "verdict"]);
    expect(answer).toEqual(["a"]);
    expect(asked(kit, "program")).toContain("## Hint by an expert\n\nSum");
  });

  it("goes deep first: reflections on the first strategy before the second strategy", async () => {
    const { kit, answer } = await search({
      plan: ["1. Sum\n2. Loop"],
      program: [none("first"), whole("second")],
      // Value 0 + 3/15; its children: 0 + 2/15 and 0 + 1/15, both below, so pruned.
      score: ["Score: 3", "Score: 2", "Score: 1"],
      reflect: ["1. Add\n2. Count"],
      repair: [none("add"), none("count")],
      verdict: ["Verdict: correct"],
    });
    expect(kit.roles()).toEqual(
      "plan program score reflect repair score repair score program verdict".split(" "),
    );
    expect(asked(kit, "repair", 0)).toContain("## How to put it right\n\nAdd");
    expect(asked(kit, "repair", 1)).toContain("Count");
    expect(answer).toEqual(["second"]);
  });

  it("grows on after the critic's no, and hears its review", async () => {
    const { kit, answer } = await search({
      plan: ["Sum"],
      program: [whole("a")],
      verdict: ["Negative numbers.\nVerdict: wrong", "Verdict: correct"],
      reflect: ["Mind negatives"],
      repair: [whole("b")],
    });
    expect(kit.roles()).toEqual(["plan", "program", "verdict", "reflect", "repair", "verdict"]);
    expect(asked(kit, "repair")).toContain("a critic says:\n\nNegative numbers.");
    expect(answer).toEqual(["b"]);
  });
});

describe("values", () => {
  const grown = async (score: string[], repair: string[], changes = {}) => {
    const { kit } = await search(
      { plan: ["Sum"], program: [none("a")], score, reflect: ["Add"], repair, verdict: ["Verdict: wrong"] },
      changes,
    );
    return kit.roles().filter((role) => role === "reflect").length;
  };

  it("prunes what is below its parent, and equals that are deeper than their score", async () => {
    expect(await grown(["Score: 3", "Score: 2"], [none("b")])).toBe(1);
    // Equal values, 2/15: depth 2 is not above the score 2.
    expect(await grown(["Score: 2", "Score: 2", "Score: 2"], [none("b"), none("c")])).toBe(2);
    // Equal values, 1/15: depth 2 is above the score 1.
    expect(await grown(["Score: 1", "Score: 1"], [none("b")])).toBe(1);
  });

  it("weighs half of the tests more than any score", async () => {
    expect(await grown(["Score: 5", "Score: 3"], [half("b"), half("c")])).toBe(2); // .5 + 3/15 > 5/15
  });

  it("never goes below the depth", async () => {
    expect(await grown(["Score: 5"], [none("b")])).toBe(2); // depths 1 and 2 grow, depth 3 does not
    expect(await grown(["Score: 5"], [none("b")], { depth: 1 })).toBe(0);
  });

  it("reads the score as it is meant, or as released", async () => {
    expect(largestDigit("It is good.\n4/5")).toBe(5);
    expect(largestDigit("none")).toBeNull();
    const scores = ["Score: 4/5", "Score: 4/5 minus"];
    expect(await grown(scores, [none("b")])).toBe(2); // 4 and 4: equal, deeper is 2 < 4
    expect(await grown(["Score: 4", "Score: 3/5"], [none("b")], { scoring: "largest-digit" })).toBe(2); // read as 5
    expect(await grown(["Score: 4", "Score: 3/5"], [none("b")])).toBe(1);
  });
});

describe("the end", () => {
  it("accepts at the last depth what passes after a parent that passed", async () => {
    const replies = {
      plan: ["Sum"],
      program: [whole("a")],
      verdict: ["Verdict: wrong"],
      reflect: ["Add"],
      repair: [whole("b"), whole("c")],
    };
    const { answer, kit } = await search(replies);
    expect(answer).toEqual(["c"]);
    expect(kit.checks).toHaveLength(3);
  });

  it("answers best by visible tests when the budget ends, or the last failing one as released", async () => {
    const replies = {
      plan: ["1. Sum\n2. Loop"],
      program: [whole("a"), half("z")],
      verdict: ["Verdict: wrong"],
      reflect: ["Add"],
      repair: [none("b")],
      score: ["Score: 0"],
    };
    expect((await search(replies)).answer).toEqual(["a", "z", "b", "b"]);
    expect((await search(replies, { answer: "last-failing" })).answer).toEqual(["b"]);
    expect((await search(replies, { programs: 2 })).kit.checks).toHaveLength(2);
  });

  it("takes as many strategies as the thinker lists, up to the width", async () => {
    const replies = { plan: ["- a\n- b\n- c"], program: [none("p")], score: ["Score: 0"], reflect: ["Add"] };
    expect((await search(replies, { depth: 1 })).kit.checks).toHaveLength(3);
    expect((await search(replies, { depth: 1, width: 2 })).kit.checks).toHaveLength(2);
  });
});
