import { afterAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { byModel } from "../../src/moves/partial/by-model.ts";
import { byUse } from "../../src/moves/partial/by-use.ts";
import partialExecution, { type Gap, type Guess } from "../../src/moves/partial-execution.ts";
import { fakeModel, kitWith } from "../kit/doubles.ts";
import { sandboxOrReason } from "../sandboxes/opened.ts";

const opened = sandboxOrReason("auto");
afterAll(async () => {
  const sandbox = await opened;
  if (typeof sandbox !== "string") await sandbox.close();
});

/** Answers from a table; notes what was asked. */
function table(values: Record<string, string>): { guess: Guess; asked: string[] } {
  const asked: string[] = [];
  const guess = async ({ kind, name, tried }: Gap) => {
    asked.push(`${kind} ${name}${tried.length > 0 ? ` after ${tried.at(-1)!.error}` : ""}`);
    return values[`${name}${tried.length > 0 ? ` ${tried.length}` : ""}`] ?? null;
  };
  return { guess, asked };
}

describe("partial execution", () => {
  const inside = (name: string, body: (sandbox: Sandbox) => Promise<void>) =>
    it(name, async (context) => {
      const sandbox = await opened;
      if (typeof sandbox === "string") return context.skip(sandbox);
      await body(sandbox);
    });

  inside("asks for each gap as it is met, and reports the lines reached", async (sandbox) => {
    const fragment = [
      "from shop.stock import load",
      "total = 0",
      "for item in load(path):",
      "    total += item.price * rate",
      "    if total > 100:",
      "        total = None",
      "return total",
    ].join("\n");
    const { guess, asked } = table({
      load: "Function()",
      path: "'p'",
      "call load": "",
      price: "3",
      rate: "2",
    });
    const withCall: Guess = async (gap, text) =>
      gap.kind === "call" ? "[Object(), Object()]" : guess(gap, text);
    const result = await partialExecution(fragment, kitWith({ sandbox }), { guess: withCall });
    expect(asked).toEqual(["import load", "name path", "attribute price", "name rate"]);
    expect(result).toMatchObject({ lines: [1, 2, 3, 4, 5, 6, 7], reached: [1, 2, 3, 4, 5, 7], guesses: 5 });
    expect(result.error).toBeUndefined();
  });

  inside("asks again with the error when a value does not have an operation", async (sandbox) => {
    const { guess, asked } = table({ x: "3", "x 1": "'abc'" });
    const result = await partialExecution("y = x.upper()\nz = y + '!'", kitWith({ sandbox }), { guess });
    expect(asked).toEqual(["name x", "name x after AttributeError: 'int' object has no attribute 'upper'"]);
    expect(result).toMatchObject({ reached: [1, 2], values: { "name x": "'abc'" } });
  });

  inside("a value is never one that accepts everything: the fragment's own error shows", async (sandbox) => {
    const { guess } = table({ n: "2", thing: "Object()" });
    const own = await partialExecution("m = n * 2\nraise RuntimeError('own')\nm = 3", kitWith({ sandbox }), {
      guess,
    });
    expect(own).toMatchObject({ reached: [1, 2], error: "RuntimeError: own" });
    const typed = await partialExecution("len(thing)\nx = 1", kitWith({ sandbox }), { guess, maxTries: 1 });
    expect(typed).toMatchObject({ reached: [1], error: "TypeError: object of type 'Object' has no len()" });
  });

  inside("without guesses only the lines before the first gap are reached", async (sandbox) => {
    const result = await partialExecution("a = 1\nb = a + c\nd = 2", kitWith({ sandbox }), {
      guess: async () => null,
    });
    expect(result).toMatchObject({ lines: [1, 2, 3], reached: [1, 2], error: "no value for c" });
  });

  inside("values by use fill gaps of the usual kinds with no model", async (sandbox) => {
    const fragment = [
      "words = text.lower().split()",
      "count = {}",
      "for word in words:",
      "    if word not in stop:",
      "        count[word] = count.get(word, 0) + weight(word)",
      "best = sorted(count.items(), key=lambda one: one[1])",
      "return best[:limit], math.floor(2.5)",
    ].join("\n");
    const result = await partialExecution(fragment, kitWith({ sandbox }), { guess: byUse });
    expect(result.error).toBeUndefined();
    expect(result.reached).toEqual(result.lines);
    expect(result.values["name math"]).toBe('__import__("math")');
  });

  inside("a model proposes values from the fragment and the error", async (sandbox) => {
    const prompts: string[] = [];
    const model = fakeModel(({ purpose, messages }) => {
      prompts.push(`${purpose} ${messages?.[0]?.content}`);
      return prompts.length === 1 ? "It is a number.\nValue: 4" : "Reasoning: it has a length.\nValue: `[4]`";
    });
    const kit = kitWith({ sandbox, model });
    const result = await partialExecution("n = len(x)", kit, { guess: byModel(kit) });
    expect(result).toMatchObject({ reached: [1], values: { "name x": "[4]" }, guesses: 2 });
    expect(prompts[0]).toContain("value A piece of Python");
    expect(prompts[1]).toContain("With `4` it failed: TypeError: object of type 'int' has no len()");
  });

  inside("classes, comprehensions, closures and local names keep their meaning", async (sandbox) => {
    const fragment = [
      "class A:",
      "    k = [1, 2]",
      "    def m(self):",
      "        return [self.k[i] for i in range(len(self.k))]",
      "def outer(a):",
      "    def inner(b): return a + b",
      "    return inner",
      "s += 1",
      "assert A().m() == [1, 2] and outer(1)(2) == 3",
      "return s",
    ].join("\n");
    const { guess } = table({ s: "1" });
    const result = await partialExecution(fragment, kitWith({ sandbox }), { guess });
    expect(result.error).toBeUndefined();
    expect(result.reached).toEqual(result.lines);
  });
});
