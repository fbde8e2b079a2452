import { describe, expect, it } from "vitest";
import decode, { continuation, placeOf, programOf } from "../../src/moves/decode.ts";
import { programPrompt } from "../../src/moves/text/describe.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD } from "../doubles/tasks.ts";
import { type Toy, toyLanguage } from "../doubles/toy-language.ts";

/** Writes `    return a - b`, or what follows from another operator. */
const toy: Toy = (text) =>
  ({
    "": { "    return": 0.9, "": 0.1 },
    "    return": { " a": 0.8, " b": 0.2 },
    "    return a": { " -": 0.5, " +": 0.4, "": 0.1 },
    "    return a -": { " b": 1 },
    "    return a +": { " b": 0.7, " a": 0.3 },
  })[text] ?? { "": 1 };

const kitOf = () => fakeKit(ADD, { replies: {}, language: toyLanguage({ [programPrompt(ADD)]: toy }) });

describe("decode", () => {
  it("is greedy, in one call, when it agrees with the model", async () => {
    const kit = kitOf();
    const answer = await decode(ADD, kit, { top: 3, maxTokens: null, choose: ({ chosen }) => chosen });
    expect(answer.text).toBe(`${ADD.starter}    return a - b`);
    expect(kit.asks).toHaveLength(1);
    expect(kit.asks[0]).toMatchObject({ temperature: 0, logprobs: 3, maxTokens: 512, purpose: "program" });
  });

  it("goes on from its own token, with one more call and fewer tokens left", async () => {
    const kit = kitOf();
    const choose = ({ chosen }: { chosen: string }) => (chosen === " -" ? " +" : chosen);
    const answer = await decode(ADD, kit, { top: 3, maxTokens: 10, choose });
    expect(answer.text).toBe(`${ADD.starter}    return a + b`);
    expect(kit.asks.map((ask) => [ask.prompt!.slice(programPrompt(ADD).length), ask.maxTokens])).toEqual([
      ["", 10],
      ["    return a +", 7],
    ]);
    expect(kit.offers.map(({ id }) => id)).toEqual(["decoded/1", "decoded/2"]);
  });

  it("sees the same places as decoding token by token", async () => {
    const seen: string[] = [];
    const choose = ({ text, next, chosen }: Parameters<Parameters<typeof decode>[2]["choose"]>[0]) => {
      seen.push(text);
      return next[1]?.token === " +" ? " +" : chosen;
    };
    await decode(ADD, kitOf(), { top: 2, maxTokens: null, choose });
    expect(seen).toEqual(["", "    return", "    return a", "    return a +"]);
  });

  it("ends where it is told to, and at the longest length", async () => {
    const cut = await decode(ADD, kitOf(), {
      top: 3,
      maxTokens: null,
      choose: ({ chosen }) => (chosen === " -" ? "" : chosen),
    });
    expect(cut.text).toBe(`${ADD.starter}    return a`);
    const short = await decode(ADD, kitOf(), {
      top: 3,
      maxTokens: 3,
      choose: ({ chosen }) => (chosen === " -" ? " +" : chosen),
    });
    expect(short.text).toBe(`${ADD.starter}    return a +`);
  });

  it("refuses a model that gives no scores", async () => {
    const kit = fakeKit(ADD, { replies: { program: ["return"] } });
    const mute = Object.assign(kit, {
      ask: async () => [{ text: "", tokens: { prompt: 0, completion: 0 }, cost: null, finish: "stop" }],
    });
    await expect(continuation(ADD, mute, "", { top: 1, maxTokens: 1 })).rejects.toMatchObject({
      code: "MODEL_LACKS",
    });
  });
});

it("spells the reply's text, whatever its tokens", async () => {
  const spelled = async (text: string, ...tokens: string[]) => {
    const logprobs = tokens.map((token) => ({ token, logprob: -1 }));
    const kit = Object.assign(fakeKit(ADD, { replies: {} }), {
      ask: async () => [{ text, tokens: { prompt: 0, completion: 0 }, cost: null, finish: "stop", logprobs }],
    });
    return (await continuation(ADD, kit, "", { top: 1, maxTokens: 9 })).map(({ token }) => token);
  };
  expect(await spelled("a b", "a", " b")).toEqual(["a", " b"]);
  expect(await spelled("a b", "a", " b\n", "def")).toEqual(["a", " b"]);
  expect(await spelled("a b", "a")).toEqual(["a", " b"]);
  expect(await spelled("é b", "\\xc3", "\\xa9", " b")).toEqual(["é b"]);
});

it("adds the model's choice to a list that lacks it, likeliest first", () => {
  const score = { token: "c", logprob: -2, top: [{ token: "a", logprob: -1 }] };
  expect(placeOf("", score).next.map(({ token }) => token)).toEqual(["a", "c"]);
  const first = { token: "c", logprob: -0.5, top: [{ token: "a", logprob: -1 }] };
  expect(placeOf("", first).next.map(({ token }) => token)).toEqual(["c", "a"]);
});

it("reads a decoded text as a code block where it holds one, else as a completion", () => {
  expect(programOf("    return 1\ndef next(): pass", ADD)).toBe(`${ADD.starter}    return 1`);
  expect(programOf("So:\n```python\ndef add(a, b):\n    return 2\n```\n", ADD)).toBe(
    "def add(a, b):\n    return 2\n",
  );
});
