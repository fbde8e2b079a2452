import { describe, expect, it } from "vitest";
import decompose from "../../src/moves/decompose.ts";
import emulate from "../../src/moves/emulate.ts";
import judge from "../../src/moves/judge.ts";
import plan from "../../src/moves/plan.ts";
import rate from "../../src/moves/rate.ts";
import reflect from "../../src/moves/reflect.ts";
import retrieve from "../../src/moves/retrieve.ts";
import { about, listed } from "../../src/moves/text/about.ts";
import vote from "../../src/moves/vote.ts";
import write from "../../src/moves/write.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT } from "../doubles/tasks.ts";

const GREEDY = { temperature: 0 };
const saying = (...texts: string[]) => fakeKit(ADD, { replies: { "*": texts } });

describe("about", () => {
  it("shows the task, the parts that hold something, and the demand last", () => {
    const [system, user] = about(ADD, { Plan: "add them", Notes: " " }, "Go.", "You plan.");
    expect(system).toEqual({ role: "system", content: "You plan." });
    expect(user?.content).toMatch(/^Complete this Python program[\s\S]+## Plan\n\nadd them\n\nGo\.$/);
  });

  it("takes a list apart, whatever its marks", () => {
    expect(listed("Here are:\n1. one\n   more\n2) two\n")).toEqual(["one\n   more", "two"]);
    expect(listed("- a\n* b")).toEqual(["a", "b"]);
    expect(listed("just words\nover two lines")).toEqual(["just words\nover two lines"]);
    expect(listed("")).toEqual([]);
  });
});

describe("asks in words", () => {
  it("plans n times, with what it is made from", async () => {
    const kit = saying("<think>hm</think>\nfirst", "second");
    expect(await plan(ADD, kit, { ...GREEDY, n: 2, parts: { Analysis: "small" } })).toEqual([
      "first",
      "second",
    ]);
    expect(kit.asks[0]).toMatchObject({ purpose: "plan", n: 2 });
    expect(kit.prompts()[0]).toContain("## Analysis\n\nsmall");
  });

  it("decomposes into functions, and leaves out other entries", async () => {
    const kit = saying("1. `carry(a, b)`: the carry\n2. Then add.\n3. **last(xs)** - the last of xs");
    expect(await decompose(ADD, kit, GREEDY)).toEqual([
      { name: "carry", parameters: "a, b", description: "the carry" },
      { name: "last", parameters: "xs", description: "the last of xs" },
    ]);
    expect(await decompose(ADD, saying("none"), GREEDY)).toEqual([]);
  });

  it.each([
    ["a = 1\nb = 2\nResult: 3", "3"],
    ["**Result:** [1, 2]", "[1, 2]"],
    ["Result: 1\nno, wait\nResult: 2", "2"],
    ["I cannot tell.", null],
  ])("emulates and reads the result of %j", async (text, result) => {
    const kit = saying(text);
    expect((await emulate(ADD, kit, { plan: "add" }, ADD.tests[0]!, GREEDY)).result).toBe(result);
    expect(kit.prompts()[0]).toContain("assert add(1, 2) == 3");
  });

  it("reflects on a program and what happened to it", async () => {
    const kit = saying("It subtracts.");
    const options = { ...GREEDY, report: "got -1", parts: { Earlier: "" } };
    expect(await reflect(ADD, { id: "a", text: RIGHT }, kit, options)).toBe("It subtracts.");
    expect(kit.prompts()[0]).toMatch(/## Program\n\n```python\n[\s\S]+## What happened\n\ngot -1/);
  });

  it.each([
    ["Verdict: wrong, no: Verdict: **Correct**", true],
    ["verdict - wrong", false],
    ["It is correct.", null],
    ["Verdict: perhaps", null],
  ])("judges by the last verdict of %j", async (text, yes) => {
    expect((await judge(saying(text), "verdict", [], { ...GREEDY, yes: "correct", no: "wrong" })).yes).toBe(
      yes,
    );
  });

  it.each([
    ["Score: 3", 3],
    ["Score: 4/5", 4],
    ["I say 2, then Score: 5", 5],
    ["4/5", 4],
    ["somewhere about 3.5", 3.5],
    ["Score: 9", null],
    ["no number", null],
  ])("rates %j", async (text, score) => {
    expect((await rate(saying(text), "score", [], { ...GREEDY, from: 0, to: 5 })).score).toBe(score);
  });

  it("writes a program in a method's own words and offers it", async () => {
    const kit = saying(block(RIGHT));
    const messages = about(ADD, { Plan: "add" }, "Follow the plan.");
    const program = await write(ADD, kit, messages, { ...GREEDY, id: "program/0", parent: "plan" });
    expect(program).toEqual({ id: "program/0", text: `${RIGHT}\n`, parent: "plan" });
    expect(kit.offers).toEqual([program]);
    expect(kit.asks[0]).toMatchObject({ purpose: "program", messages, temperature: 0 });
  });
});

describe("vote", () => {
  it("puts the largest camp first, the earlier of equals, and counts no abstention", () => {
    const camps = vote(["b", "a", "a", "", "b", "c"], (text) => text || null);
    expect(camps.map(({ key, members }) => [key, members.length])).toEqual([
      ["b", 2],
      ["a", 2],
      ["c", 1],
    ]);
  });

  it("weighs members", () => {
    expect(
      vote(
        [1, 2, 5],
        (n) => (n > 4 ? "high" : "low"),
        (n) => n,
      ).map(({ key }) => key),
    ).toEqual(["high", "low"]);
  });
});

describe("retrieve", () => {
  it("gives the texts most like the query, and none that shares no word with it", () => {
    const texts = ["sort a list", "open a file", "sort the file by name", "draw"];
    const found = retrieve("sort file", texts, { count: 2, textOf: (text) => text });
    expect(found[0]).toBe("sort the file by name");
    expect(found).toHaveLength(2);
    expect(retrieve("paint", texts, { count: 2, textOf: (text) => text })).toEqual([]);
  });
});
