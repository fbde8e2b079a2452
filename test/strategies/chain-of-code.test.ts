import { describe, expect, it } from "vitest";
import type { Observation } from "../../src/core/session.ts";
import chainOfCode, { assignments } from "../../src/strategies/chain-of-code.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { block } from "../doubles/tasks.ts";

const TASK = {
  id: "count",
  prompt: "How many of apple, car, plum are fruit?",
  language: "python",
  tests: [],
};

/** Runs nothing: a statement fails as its comment says. */
async function solve(program: string, values: string[], changes: Partial<typeof chainOfCode.options> = {}) {
  const kit = fakeKit(TASK, { replies: { program: [block(program)], values } });
  const steps: string[] = [];
  kit.open = ({ language }) => ({
    language,
    async step(action): Promise<Observation> {
      steps.push(action);
      const error = /# (\w+Error)/.exec(action)?.[1] ?? null;
      return {
        output: action.startsWith("print({") ? "{'n': 0}" : "",
        exitCode: 0,
        error,
        outcome: "done",
        cut: false,
      };
    },
    reset: async () => {},
    snapshot: async () => "before",
    restore: async (name) => void steps.push(`restore ${name}`),
    close: async () => {},
  });
  const answer = await chainOfCode.solve(TASK, kit, { ...chainOfCode.options, ...changes });
  return { kit, steps, text: answer[0]!.text };
}
const value = (name: string, json: string) => `${name} = __import__("json").loads(${JSON.stringify(json)})`;

describe("statement by statement", () => {
  it("asks the model nothing when all of it runs", async () => {
    const { kit, steps, text } = await solve("n = 1\nprint(n)", []);
    expect(kit.roles()).toEqual(["program"]);
    expect(steps).toEqual(["n = 1", "print(n)"]);
    expect(text).toBe("n = 1\nprint(n)\n");
  });
});

describe("what cannot run", () => {
  const loop = (error: string) => `for x in xs:\n    n += is_fruit(x) # ${error}\n    n += 0`;

  it("is replaced by values, from the variables as they were before", async () => {
    const { kit, steps, text } = await solve(`n = 0\n${loop("NameError")}\nprint(n)`, ['It gives {"n": 2}.']);
    expect(kit.roles()).toEqual(["program", "values"]);
    expect(kit.asks[1]!.messages![0]!.content).toContain("## Variables now\n\n{'n': 0}");
    expect(steps[2]).toBe("restore before");
    expect(text).toBe(`n = 0\n${value("n", "2")}\nprint(n)`);
    expect(kit.offers.at(-1)!.text).toBe(text);
  });

  it("is not an error of the program's own", async () => {
    const { kit, text } = await solve(`n = 0\n${loop("ZeroDivisionError")}\nprint(n)`, ['{"n": 2}']);
    expect(kit.roles()).toEqual(["program"]);
    expect(text).toContain("ZeroDivisionError");
  });

  it("is bounded, and ends at a reply without values", async () => {
    const twice = `${loop("NameError")}\n${loop("NameError")}\nprint(n)`;
    expect((await solve(twice, ['{"n": 2}'], { emulated: 1 })).kit.roles()).toEqual(["program", "values"]);
    expect((await solve(twice, ["I cannot say."])).kit.roles()).toEqual(["program", "values"]);
    expect((await solve(twice, ['{"n": 2}'])).kit.roles()).toEqual(["program", "values", "values"]);
  });
});

it("takes assignments from a JSON object and nothing else", () => {
  expect(assignments('{"a": [1, null], "b": "x\\"y"}')).toBe(
    `${value("a", "[1,null]")}\n${value("b", '"x\\"y"')}`,
  );
  expect(assignments('{"import os": 1}')).toBeNull();
  expect(assignments("[1]")).toBeNull();
  expect(assignments("none")).toBeNull();
});
