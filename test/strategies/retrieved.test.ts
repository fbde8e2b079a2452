import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Strategy } from "../../src/core/strategy.ts";
import { cover } from "../../src/moves/shots/cover.ts";
import { HOLE, labels, tokensOf, withHoles } from "../../src/moves/sketch.ts";
import { programMessages } from "../../src/moves/text/describe.ts";
import acecoder from "../../src/strategies/acecoder.ts";
import privateLibrary, { find } from "../../src/strategies/private-library.ts";
import retrievalFusion from "../../src/strategies/retrieval-fusion.ts";
import skcoder from "../../src/strategies/skcoder.ts";
import toolcoder, { withoutCalls } from "../../src/strategies/toolcoder.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT } from "../doubles/tasks.ts";

const TASK = { ...ADD, prompt: "Add the two numbers a and b.", starter: "" };
const POOL = [
  { prompt: "Reverse a text.", program: "def reverse(s): return s[::-1]" },
  { prompt: "Multiply the two numbers a and b.", program: "def mul(a, b): return a * b" },
  { prompt: "Multiply the two numbers a and c.", program: "def mul2(a, c): return a * c" },
  { prompt: "Add one to a number.", program: "def inc(n): return n + 1" },
];

async function run<Options extends object>(
  strategy: Strategy<Options>,
  options: Partial<Options>,
  replies: Script = {},
) {
  const kit = fakeKit(TASK, { replies: { program: [block(RIGHT)], ...replies } });
  const answer = await strategy.solve(TASK, kit, { ...strategy.options, ...options });
  return { kit, answer, texts: answer.map(({ text }) => text.trim()) };
}

describe("AceCoder's selector", () => {
  // Recall of the single words of "a b c d": 3/4, 3/4, 2/4, 0.
  const query = [..."abcd"];
  const documents = [[..."abc"], [..."bca"], [..."dxa"], [..."xyz"]];
  const one = { longest: 1, count: 3 };

  it("takes the highest recalls when nothing decays", () => {
    expect(cover(query, documents, { ...one, decay: 1 })).toEqual([0, 1, 2]);
  });

  it("covers the query when what is held counts no more", () => {
    expect(cover(query, documents, { ...one, decay: 0 })).toEqual([0, 2, 1]);
  });

  it("weighs in between: after the first, ½·3/4 against ½·1/4 + 1/4", () => {
    expect(cover(query, documents, { ...one, decay: 0.5 })).toEqual([0, 1, 2]);
    expect(cover(query, documents, { ...one, decay: 0.49 })).toEqual([0, 2, 1]);
  });

  it("takes each once, as many as there are, whatever the texts", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 });
    fc.assert(
      fc.property(
        words,
        fc.array(words, { maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (q, d, decay) => {
          const chosen = cover(q, d, { count: 4, decay });
          expect(new Set(chosen).size).toBe(Math.min(4, d.length));
          expect(chosen).toHaveLength(Math.min(4, d.length));
        },
      ),
    );
  });
});

describe("AceCoder", () => {
  it("shows requirement, preliminary, program, and asks for a preliminary first", async () => {
    const shots = POOL.map((shot, place) => ({ ...shot, preliminary: `# test ${place}` }));
    const drafted = `Test cases:\n# (1, 2) -> 3\n${block("print(1)")}\n${block(RIGHT)}`;
    const { kit, texts } = await run(acecoder, { shots, shown: 2, decay: 0 }, { program: [drafted] });
    expect(kit.roles()).toEqual(["program"]);
    const [prompt] = kit.prompts();
    const at = [
      "Multiply the two numbers a and b.",
      "# test 1",
      "def mul(",
      "Requirement:\nAdd one",
      "# test 3",
    ];
    const places = at.map((text) => prompt!.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(prompt).not.toContain("mul2");
    expect(texts).toEqual([RIGHT]);
    expect(kit.checks).toEqual([]);
  });
});

describe("SkCoder's labels", () => {
  it("keeps all six positions of gaming in programming", () => {
    const kept = labels([..."programming"], [..."gaming"], "lcs");
    expect(kept.filter(Boolean)).toHaveLength(6);
    expect([..."programming"].filter((_, place) => kept[place]).join("")).toBe("gaming");
  });

  it("keeps a token by its place, where the alternative keeps every common one", () => {
    expect(labels([..."xax"], [..."xa"], "lcs")).toEqual([true, true, false]);
    expect(labels([..."xax"], [..."xa"], "common")).toEqual([true, true, true]);
  });

  it("keeps a common subsequence of both, and all of a program that is the target", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (snippet, target) => {
        const kept = snippet.filter((_, place) => labels(snippet, target, "lcs")[place]);
        let at = -1;
        for (const token of kept) expect((at = target.indexOf(token, at + 1))).toBeGreaterThanOrEqual(0);
        expect(labels(snippet, snippet, "lcs").every(Boolean)).toBe(true);
      }),
    );
  });

  it("makes one hole of a run of dropped tokens, and loses nothing of the rest", () => {
    const tokens = tokensOf("def f(a):\n    return a + 1");
    expect(tokens.join("")).toBe("def f(a):\n    return a + 1");
    const target = tokensOf("def f(a):\n    return g(a)");
    expect(withHoles(tokens, labels(tokens, target, "lcs"))).toBe(`def f(a):\n    return a${HOLE}`);
  });
});

describe("SkCoder", () => {
  it("retrieves, sketches, edits", async () => {
    const outline = [block(`def mul(a, b): return ${HOLE}`)];
    const { kit } = await run(skcoder, { shots: POOL, examples: 1 }, { outline });
    expect(kit.roles()).toEqual(["outline", "program"]);
    const [sketching, editing] = kit.prompts();
    // The example is the second nearest, sketched out of the program nearest to it: its own is left out.
    expect(sketching).toContain(`def ${HOLE}(a, ${HOLE}): return a * ${HOLE}`);
    expect(editing).toContain(`def mul(a, b): return ${HOLE}`);
    expect(editing).not.toContain("def mul(a, b): return a * b");
  });

  it("retrieves nothing when the sketch is empty", async () => {
    const { kit } = await run(skcoder, { shots: POOL }, { outline: [block(HOLE)] });
    expect(kit.asks.at(-1)!.messages).toEqual(programMessages(TASK));
  });
});

describe("retrieval fusions", () => {
  const options = { shots: POOL, retrieved: 2 };

  it("puts all before the task, the nearest last", async () => {
    const { kit } = await run(retrievalFusion, options);
    expect(kit.roles()).toEqual(["program"]);
    const [prompt] = kit.prompts();
    expect(prompt).toContain("def mul(");
    expect(prompt!.indexOf("def mul2(")).toBeLessThan(prompt!.indexOf("def mul("));
  });

  it("asks once for each, the nearest first", async () => {
    const { kit, answer } = await run(retrievalFusion, { ...options, fusion: "expansion" });
    expect(kit.roles()).toEqual(["program", "program"]);
    expect(kit.prompts()[0]).toContain("def mul(");
    expect(kit.prompts()[0]).not.toContain("def mul2(");
    expect(answer.map(({ id }) => id)).toEqual(["program/0", "program/1"]);
  });

  it("fills sketches, without the empty ones", async () => {
    const outline = [block(HOLE), block(`def two(a, c): return ${HOLE}`)];
    const { kit } = await run(retrievalFusion, { ...options, fusion: "sketch" }, { outline });
    expect(kit.roles()).toEqual(["outline", "outline", "program"]);
    expect(
      kit
        .prompts()
        .at(-1)!
        .match(/def two|def mul/g),
    ).toEqual(["def two"]);
  });

  it.each(["sequential", "expansion", "sketch"] as const)("%s is direct without a pool", async (fusion) => {
    const { kit } = await run(retrievalFusion, { fusion });
    expect(kit.asks.map(({ messages }) => messages)).toEqual([programMessages(TASK)]);
  });
});

describe("ToolCoder", () => {
  const documents = [
    { name: "lib.join", text: "put texts together" },
    { name: "lib.plus", text: "sum of two numbers" },
  ];

  it("stops at the marker, puts the answer in, goes on, and leaves no marker", async () => {
    const program = [
      "```python\nimport lib\ndef add(a, b):\n    return <API>APISearch(sum of numbers",
      "lib.plus(a, b)\n```",
    ];
    const { kit, texts } = await run(toolcoder, { documents }, { program });
    expect(kit.asks.map(({ stop }) => stop)).toEqual([[")->"], [")->"]]);
    expect(kit.asks[1]!.messages!.at(-1)).toEqual({
      role: "assistant",
      content: `${program[0]})->lib.plus</API>`,
    });
    expect(texts).toEqual(["import lib\ndef add(a, b):\n    return lib.plus(a, b)"]);
  });

  it("searches no more often than it may, and takes an unfinished search out", async () => {
    const program = ["```python\nx = <API>APISearch(anything"];
    const { kit, texts } = await run(toolcoder, { documents, maxCalls: 2 }, { program });
    expect(kit.asks.map(({ stop }) => stop !== undefined)).toEqual([true, true, false]);
    expect(texts.join()).not.toMatch(/API/);
  });

  it("takes every form of search out", () => {
    expect(withoutCalls("a<API>APISearch(q)->x</API>b <API>APISearch(q")).toBe("ab ");
  });
});

describe("APIFinder and APICoder", () => {
  const apis = [
    { signature: "join(texts)", description: "put texts together" },
    { signature: "plus(a, b)", description: "add two numbers" },
    { signature: "minus(a, b)", description: "subtract numbers" },
  ];

  it("finds by description", () => {
    expect(find("Add the two numbers a and b.", apis, 2).map(({ signature }) => signature)).toEqual([
      "plus(a, b)",
      "minus(a, b)",
    ]);
  });

  it("succeeds by rows as the paper orders them, with a model that needs to see its APIs", async () => {
    const needed = ["plus(a, b)", "join(texts)"];
    const solves = async (shown: "found" | "oracle" | "none", top: number) => {
      const { kit } = await run(privateLibrary, { apis, shown, top, oracle: needed });
      expect(kit.roles()).toEqual(["program"]);
      return needed.every((signature) => kit.prompts()[0]!.includes(`# ${signature}: `));
    };
    expect([await solves("oracle", 1), await solves("found", 1), await solves("found", 3)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await solves("none", 3)).toBe(false);
  });
});
