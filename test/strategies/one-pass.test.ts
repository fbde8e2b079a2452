import { describe, expect, it } from "vitest";
import type { Strategy } from "../../src/core/strategy.ts";
import { programMessages } from "../../src/moves/text/describe.ts";
import chainOfThought from "../../src/strategies/chain-of-thought.ts";
import codeFormPlan from "../../src/strategies/code-form-plan.ts";
import mango from "../../src/strategies/mango.ts";
import secot from "../../src/strategies/secot.ts";
import soloPerformance from "../../src/strategies/solo-performance.ts";
import unicoder from "../../src/strategies/unicoder.ts";
import { fakeKit, type Script } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

/** Methods of one or two calls, none of which runs anything. */
async function run<Options extends object>(
  strategy: Strategy<Options>,
  options: Partial<Options> = {},
  replies: Script = {},
  task = ADD,
) {
  const kit = fakeKit(task, { replies: { program: [block(RIGHT)], plan: ["a feeds the sum"], ...replies } });
  const answer = await strategy.solve(task, kit, { ...strategy.options, ...options });
  expect(kit.checks).toEqual([]);
  return { kit, answer, last: kit.asks.at(-1)!.messages! };
}

describe("chain of thought", () => {
  it("adds its trigger to the prompt of direct and takes the program behind the drafts", async () => {
    const drafts = { program: [`First I try\n${block(WRONG)}\nwhich subtracts, so\n${block(RIGHT)}`] };
    const { kit, answer, last } = await run(chainOfThought, {}, drafts);
    expect(kit.roles()).toEqual(["program"]);
    expect(last[0]!.content).toBe(`${programMessages(ADD)[0]!.content}\n\nLet's think step by step.`);
    expect(answer.map(({ text }) => text.trim())).toEqual([RIGHT]);
  });
});

describe("SeCoT", () => {
  it("puts the described semantics, word for word, before the program", async () => {
    const { kit, last } = await run(secot);
    expect(kit.roles()).toEqual(["plan", "program"]);
    expect(last[0]!.content).toContain("a feeds the sum");
  });

  it.each([
    [{ controlFlow: false }, /Data flow:/, /Control flow:/],
    [{ dataFlow: false }, /Control flow:/, /Data flow:/],
  ])("leaves one half out: %j", async (options, has, lacks) => {
    const { kit } = await run(secot, options);
    expect(kit.prompts()[0]).toMatch(has);
    expect(kit.prompts()[0]).not.toMatch(lacks);
  });

  it("is direct without both", async () => {
    const { kit, last } = await run(secot, { dataFlow: false, controlFlow: false });
    expect(kit.roles()).toEqual(["program"]);
    expect(last).toEqual(programMessages(ADD));
  });

  it("shows the programs of its shots only when it asks for a program", async () => {
    const shots = [
      { prompt: "Negate n.", semantics: "n feeds the result", program: "def negate(n): return -n" },
    ];
    const [plan, program] = (await run(secot, { shots })).kit.prompts();
    for (const prompt of [plan, program]) expect(prompt).toContain("n feeds the result");
    expect(plan).not.toContain("def negate");
    expect(program).toContain("def negate");
  });
});

describe("UniCoder", () => {
  it("makes programs of two languages from one universal code", async () => {
    const replies = { plan: ["sum ← a plus b\nRETURN sum"] };
    const python = await run(unicoder, {}, replies);
    const javascript = await run(
      unicoder,
      {},
      { ...replies, program: [block("function add(a, b) { return a + b; }", "js")] },
      { ...ADD, language: "javascript", starter: "", prompt: "Adds two numbers." },
    );
    for (const { kit, last } of [python, javascript]) {
      expect(kit.roles()).toEqual(["plan", "program"]);
      expect(last[0]!.content).toContain("sum ← a plus b\nRETURN sum");
    }
    expect(javascript.answer[0]!.text).toContain("function add");
  });
});

describe("code-form plan", () => {
  it("gives the plan along and never runs it", async () => {
    const { kit, last } = await run(codeFormPlan, {}, { plan: [block("cases = list_cases(task)")] });
    expect(kit.roles()).toEqual(["plan", "program"]);
    expect(last[0]!.content).toContain("cases = list_cases(task)");
    expect(kit.offers.map(({ text }) => text.trim())).toEqual([RIGHT]);
  });

  it("is direct with no plan", async () => {
    const { kit, last } = await run(codeFormPlan, { plan: false });
    expect(kit.roles()).toEqual(["program"]);
    expect(last).toEqual(programMessages(ADD));
  });
});

describe("MANGO", () => {
  it("differs from its baseline in the suffix of the begun answer alone", async () => {
    const [commented, plain] = [(await run(mango)).last, (await run(mango, { comments: false })).last];
    expect(commented.slice(0, -1)).toEqual(plain.slice(0, -1));
    expect(commented.at(-1)!.role).toBe("assistant");
    expect(commented.at(-1)!.content).toBe(
      plain.at(-1)!.content.replace(":", " with comments to explain the logic:"),
    );
  });

  it("asks for ten samples in one request when told so", async () => {
    const { kit, answer } = await run(mango, { samples: 10, temperature: 0.8 });
    expect(kit.asks.map(({ n, maxTokens }) => [n, maxTokens])).toEqual([[10, 2048]]);
    expect(answer).toHaveLength(10);
  });
});

describe("solo performance", () => {
  const transcript = `Participants: AI Assistant; Mathematician\n\nAI Assistant:\n${block(WRONG)}\n
Mathematician: it must add. Final answer: not yet.\n\nFinal answer:\n${block(RIGHT)}\n`;

  it("plays everyone in one call, and only what follows the last marker counts", async () => {
    const { kit, answer } = await run(soloPerformance, {}, { program: [transcript] });
    expect(kit.asks.map(({ n }) => n)).toEqual([1]);
    expect(answer.map(({ text }) => text.trim())).toEqual([RIGHT]);
  });

  it("searches a transcript without the marker from its end", async () => {
    const unmarked = `${block(WRONG)}\n${block(RIGHT)}`;
    const { answer } = await run(soloPerformance, {}, { program: [unmarked] });
    expect(answer[0]!.text.trim()).toBe(RIGHT);
  });

  it("has a fixed cast, profiles, and worked discussions on demand", async () => {
    const { kit } = await run(soloPerformance, {
      personas: "fixed",
      examples: ["Example: 24 from 6 12 1 1"],
    });
    expect(kit.prompts()[0]).toContain("an Expert");
    expect(kit.prompts()[0]).toContain("24 from 6 12 1 1");
    expect((await run(soloPerformance, { personas: "profiles" })).kit.prompts()[0]).toContain(
      "profile of each",
    );
  });
});
