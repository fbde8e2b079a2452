import { afterAll, describe, expect, it } from "vitest";
import { NAMES } from "../../../src/benchmarks/api-cloze/names.ts";
import apiCloze from "../../../src/benchmarks/api-cloze.ts";
import { factsOf } from "../../../src/benchmarks/codeif/facts.ts";
import codeif from "../../../src/benchmarks/codeif.ts";
import { belief } from "../../../src/benchmarks/longproc/belief.ts";
import { arithmeticValue, countdown } from "../../../src/benchmarks/longproc/countdown.ts";
import { nameOf, prefixShare } from "../../../src/benchmarks/longproc/procedure.ts";
import { rowF1 } from "../../../src/benchmarks/longproc/table.ts";
import { SKILLS } from "../../../src/benchmarks/skill-mix/skills.ts";
import skillMix from "../../../src/benchmarks/skill-mix.ts";
import { judgeAnswer } from "../../../src/core/problem.ts";
import { seededRandom } from "../../../src/core/random.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";
import { passes, problemOf } from "./opened.ts";

const sandbox = await sandboxOrReason("auto");
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

describe.skipIf(typeof sandbox === "string")("benchmarks of Assay's own", () => {
  if (typeof sandbox === "string") return;

  it("constraints: one check each, and the prerequisites that are not met", async () => {
    const row = {
      id: "t",
      instruction: "i",
      constraints: [
        { kind: "function", name: "f", parameters: 1 },
        { kind: "annotated" },
        { kind: "lines", most: 2 },
      ],
      needs: { 1: [0] },
      reference: "",
    };
    const checks = async (answer: string) => {
      const verdict = await judgeAnswer(problemOf(codeif, row), answer, sandbox);
      return verdict.checks.map(({ outcome, output }) => (outcome === "pass" ? "met" : output));
    };
    expect(await checks("def f(x: int) -> int:\n    return x")).toEqual(["met", "met", "met"]);
    expect(await checks("def g(x):\n    y = x\n    return y")).toEqual([
      "not so: There is a function f with 1 parameters.",
      "not so: Every parameter and every result has a type. (needs 1)",
      "not so: At most 2 lines are not empty.",
    ]);
    expect((await checks("def f("))[0]).toContain("SyntaxError");
  });

  it("each skill's example shows that skill, and others are told apart", async () => {
    for (const skill of SKILLS) {
      const facts = await factsOf(skill.example, sandbox);
      if (typeof facts === "string") throw new Error(`${skill.name}: ${facts}`);
      expect(skill.shown(facts), skill.name).toBe(true);
      expect(SKILLS.filter((other) => other.shown(facts)).length, skill.name).toBeLessThanOrEqual(3);
    }
    const plain = await factsOf("x = 1\n", sandbox);
    if (typeof plain === "string") throw new Error(plain);
    expect(SKILLS.filter((skill) => skill.shown(plain))).toEqual([]);
  });

  it("a program of skills must also run, be short and be about something", async () => {
    const problem = problemOf(skillMix, { id: "t", topic: "chess", skills: ["a lambda"] });
    const answers = [
      "chess = lambda: 1",
      "go = lambda: 1",
      "chess = 1",
      "chess = lambda: 1\n1 / 0",
      `chess = lambda: 1\n${"x = 1\n".repeat(20)}`,
    ];
    expect(await passes(problem, answers, sandbox)).toEqual([true, false, false, false, false]);
  });

  it("every API name is one that Python has", async () => {
    const names = NAMES.map(({ name }) => name);
    const program = `import importlib\nfor name in ${JSON.stringify(names)}:\n    parts = name.split(".")\n    at = importlib.import_module(parts[0])\n    for depth, part in enumerate(parts[1:], 2):\n        if not hasattr(at, part):\n            at = importlib.import_module(".".join(parts[:depth]))\n        else:\n            at = getattr(at, part)\nprint("all")\n`;
    const { stdout, stderr } = await sandbox.run({ language: "python", program, limits: { cpuSeconds: 20 } });
    expect(stdout.trim(), stderr.slice(-200)).toBe("all");
    const problem = problemOf(apiCloze, { name: "os.path.join", call: "(a, b)", does: "d", where: "call" });
    expect(await passes(problem, ["join", "os.path.join(a, b)", "split", ""], sandbox)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("long procedures", () => {
  it("names are different for each number", () => {
    expect(new Set(Array.from({ length: 3000 }, (_, at) => nameOf(at))).size).toBe(3000);
  });

  it("lines count up to the first mistake", () => {
    expect(prefixShare("a\n b \nx", ["a", "b", "c", "d"])).toBe(0.5);
    expect(prefixShare("a\nb", ["a", "b"])).toBe(1);
    expect(prefixShare("a\nb\nc\nd", ["a", "b"])).toBe(0.5);
    expect(prefixShare("", ["a"])).toBe(0);
  });

  it("rows have an F1", () => {
    expect(rowF1(["A\t1", "b\t2"], ["a\t1", "c\t3", "d\t4"])).toBeCloseTo(2 / 5, 12);
    expect(rowF1(["a", "a"], ["a"])).toBeCloseTo(2 / 3, 12);
  });

  it("arithmetic is read, never run", () => {
    expect(arithmeticValue("(1 + 2) * 3 - 4 / 2")).toEqual({ value: 7, numbers: [1, 2, 3, 4, 2] });
    for (const text of ["1 +", "alert(1)", "(1", "1 / 0", "2 ** 3", ""])
      expect(arithmeticValue(text)).toBeUndefined();
  });

  it("countdown takes any right expression, and each number once", () => {
    const game = countdown(seededRandom("x"), 4);
    const [, numbers = "", target = ""] = /numbers ([\d ]+), target (-?\d+)/.exec(game.prompt) ?? [];
    expect(game.score(game.reference)).toBe(1);
    expect(game.score(`${game.reference} = ${target}`)).toBe(1);
    expect(game.score(target)).toBe(numbers.split(" ").includes(target) ? 1 : 0);
  });

  it("beliefs are those of somebody who saw only one room", () => {
    for (let seed = 0; seed < 5; seed++) {
      const { prompt, reference, score } = belief(seededRandom(seed), 30);
      const rooms = [...reference.matchAll(/\d+\. (\w+)/g)].map(([, room]) => room);
      expect(rooms).toHaveLength(30);
      let anna = /Anna is in the (\w+)/.exec(prompt)![1];
      const start = anna;
      let before = start;
      for (const [at, [, name, to]] of [...prompt.matchAll(/\d+\. (\w+) goes to the (\w+)/g)].entries()) {
        const here = anna;
        if (name === "Anna") anna = to;
        // A belief changes only by what Anna sees: something leaves her room, or she comes to the lamp.
        if (rooms[at] !== before) expect([anna, to]).toContain(rooms[at]);
        if (rooms[at] !== before && name !== "Anna" && rooms[at] !== anna) expect(here).toBe(before);
        before = rooms[at];
      }
      expect(score(reference)).toBe(1);
    }
  });
});
