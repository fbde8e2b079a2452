import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programPrompt } from "../../src/moves/text/describe.ts";
import uscd, { contrasted, spread, withoutExamples } from "../../src/strategies/uscd.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD } from "../doubles/tasks.ts";
import { type Toy, toyLanguage } from "../doubles/toy-language.ts";

const starter = 'def add(a, b):\n    """Adds.\n    >>> add(1, 2)\n    3\n    """\n';
const TASK = { ...ADD, prompt: starter, starter };
const lamePrompt = 'def add(a, b):\n    """Adds.\n    """\n';

/** Unsure between minus and plus; the examples speak for plus, as the lame prompt knows nothing of it. */
const standard: Toy = (text) =>
  ({
    "": { "    return a": 0.97, "    pass": 0.03 },
    "    return a": { " -": 0.48, " +": 0.42, " *": 0.1 },
    "    return a -": { " b": 1 },
    "    return a +": { " b": 1 },
  })[text] ?? { "": 1 };
const lame: Toy = (text) => (text === "    return a" ? { " -": 0.7, " *": 0.2, " +": 0.1 } : { nonsense: 1 });

async function solve(options: Partial<typeof uscd.options> = {}, task = TASK) {
  const prompts =
    task === TASK ? { [starter]: standard, [lamePrompt]: lame } : { [programPrompt(task)]: standard };
  const kit = fakeKit(task, { replies: {}, language: toyLanguage(prompts) });
  const [best] = await uscd.solve(task, kit, { ...uscd.options, top: 3, threshold: 0.25, ...options });
  return { kit, best: best!.text.slice(task.starter!.length) };
}

describe("by hand: 3 tokens listed", () => {
  it("contrasts the one uncertain place", async () => {
    // σ(.97, .03, 0) = .4503 and σ(.48, .42, .1) = .1668: only the second is below .25.
    // (1 + 1)·ln p − ln q: − 2·ln .48 − ln .7 = −1.111; + 2·ln .42 − ln .1 = .568; * 2·ln .1 − ln .2 = −2.996.
    const { kit, best } = await solve();
    expect(best).toBe("    return a + b");
    expect(kit.roles()).toEqual(["program", "contrast", "program"]);
    expect(kit.asks[1]).toMatchObject({ prompt: `${lamePrompt}    return a`, maxTokens: 1 });
  });

  it("leaves sure places alone", async () => {
    const { kit, best } = await solve({ threshold: 0.16 });
    expect(best).toBe("    return a - b");
    expect(kit.roles()).toEqual(["program"]);
  });

  it("is greedy when η is 0, and when the prompt has no examples", async () => {
    expect((await solve({ strength: 0 })).best).toBe("    return a - b");
    const { kit, best } = await solve({}, { ...TASK, ...ADD, tests: [] });
    expect(best).toBe("    return a - b");
    expect(kit.roles()).toEqual(["program"]);
  });

  it("measures the spread with zeros for what is not listed", () => {
    const of = (...chances: number[]) => ({
      text: "",
      chosen: "",
      next: chances.map((p, at) => ({ token: `${at}`, logprob: Math.log(p) })),
    });
    expect(spread(of(0.48, 0.42, 0.1), 3)).toBeCloseTo(0.1668, 5);
    expect(spread(of(1), 2)).toBeCloseTo(0.5, 12);
    expect(spread(of(0.25, 0.25, 0.25, 0.25), 4)).toBeCloseTo(0, 12);
  });
});

it("takes examples out of a text, and nothing else", () => {
  expect(withoutExamples(TASK)).toMatchObject({ prompt: lamePrompt, starter: lamePrompt, tests: [] });
  const text = "def f(x) -> int:\n    if x == 1:\n        return 2\n";
  expect(withoutExamples({ ...ADD, prompt: text }).prompt).toBe(text);
});

it("with equal prompts, or with η 0, contrast changes nothing", () => {
  const chances = fc.uniqueArray(fc.double({ min: 0.01, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(chances, fc.double({ min: 0, max: 5, noNaN: true }), (list, strength) => {
      const next = list
        .map((p, at) => ({ token: `${at}`, logprob: Math.log(p) }))
        .sort((a, b) => b.logprob - a.logprob);
      const place = { text: "", chosen: next[0]!.token, next };
      expect(contrasted(place, place, strength)).toBe(place.chosen);
      expect(contrasted(place, { ...place, next: next.slice(-1) }, 0)).toBe(place.chosen);
    }),
  );
});
