import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programPrompt } from "../../src/moves/text/describe.ts";
import membersBefore from "../../src/moves/text/members.ts";
import monitorGuided, { legal, type Monitor } from "../../src/strategies/monitor-guided.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD } from "../doubles/tasks.ts";
import { type Toy, toyLanguage } from "../doubles/toy-language.ts";

const NAMES = ["total", "total_price", "items"];
const monitor: Monitor = (before) => (before.endsWith("cart") ? NAMES : null);
const place = (text: string, ...tokens: string[]) => ({
  text,
  chosen: tokens[0]!,
  next: tokens.map((token, at) => ({ token, logprob: -at })),
});

describe("masks, by hand", () => {
  it.each([
    ["nothing in the free state", "x = ", ["sum"], "sum"],
    ["nothing after a receiver that is not known", "list.", ["sum"], "sum"],
    ["what begins no name", "cart.", ["sum", "prices", "tot"], "tot"],
    ["a name that is not complete", "cart.ite", ["(", "ms("], "ms("],
    ["not what completes one of two names", "cart.total", ["(", "_price"], "("],
    ["not what goes on to the longer", "cart.total", ["_pr", "("], "_pr"],
    ["a break right after the dot", "cart.", [" ", "items"], "items"],
    ["a second name in the same token", "f(", ["cart.sum", "cart.items"], "cart.items"],
    ["not the end of the text", "cart.", ["sum", "</s>", "items"], "</s>"],
    ["no legal beginning of an illegal token", "f(", ["cart.sum"], "cart."],
    ["the end of a name that only goes on illegally", "cart.items", ["_old"], " "],
    ["all of a list: the first legal name", "cart.t", ["x", "y"], "otal"],
  ])("%s", (_, text, tokens, expected) => {
    expect(legal(place(text, ...tokens), monitor)).toBe(expected);
  });
});

it("whatever the tokens, what is written after a known dot is a legal name", () => {
  const token = fc.string({ unit: fc.constantFrom(..."totalprice_ms(. "), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(token, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 8 }),
      (steps) => {
        let text = "cart.";
        for (const tokens of steps) text += legal(place(text, ...tokens), monitor);
        const [, name, next] = /^cart\.(\w*)(.?)/s.exec(text)!;
        if (next !== "") expect(NAMES).toContain(name);
        else expect(NAMES.some((each) => each.startsWith(name!))).toBe(true);
      },
    ),
  );
});

describe("members that a text tells", () => {
  const text = [
    "class Cart:",
    "    limit: int = 3",
    "    def __init__(self):",
    "        self.items = []",
    "    def total(self):",
    "        return 0",
    "def pay(cart: Cart, n):",
    "    other = Cart()",
    "    ",
  ].join("\n");
  const members = ["__init__", "items", "limit", "total"];
  it("of self, an instance, a parameter and the class", () => {
    expect(membersBefore(`${text}cart`)).toEqual(members);
    expect(membersBefore(`${text}x = other`)).toEqual(members);
    expect(membersBefore(`${text}Cart`)).toEqual(members);
    expect(membersBefore("class A:\n    def f(self):\n        self.x = 1\n        self")).toEqual(["f", "x"]);
  });
  it("not of what is unknown, nor of what a call gives", () => {
    expect(membersBefore(`${text}n`)).toBeNull();
    expect(membersBefore(`${text}f().x`)).toBeNull();
    expect(membersBefore("1")).toBeNull();
  });
  it("of what the options list", () => {
    expect(membersBefore("import shop as s\ns", { shop: ["open"] })).toEqual(["open"]);
    expect(membersBefore("x = Basket()\nx", { Basket: ["add"] })).toEqual(["add"]);
  });
});

it("decodes with the monitor, one call for each mask", async () => {
  const starter = "class Cart:\n    def total(self):\n        return 0\n\ndef pay(cart: Cart):\n";
  const task = { ...ADD, entry: "pay", prompt: starter, starter };
  const toy: Toy = (text) =>
    ({
      "": { "    return cart": 1 },
      "    return cart": { ".": 1 },
      "    return cart.": { sum: 0.6, tot: 0.3, total: 0.1 },
      "    return cart.tot": { al: 1 },
      "    return cart.total": { "()": 1 },
    })[text] ?? { "": 1 };
  const kit = fakeKit(task, { replies: {}, language: toyLanguage({ [programPrompt(task)]: toy }) });
  const [best] = await monitorGuided.solve(task, kit, monitorGuided.options);
  expect(best!.text).toBe(`${starter}    return cart.total()`);
  expect(kit.asks).toHaveLength(2);
});
