import fc from "fast-check";
import { describe, expect, it } from "vitest";
import codemonkeys, { vote } from "../../src/strategies/codemonkeys.ts";
import conair from "../../src/strategies/conair.ts";
import criticSampling from "../../src/strategies/critic-sampling.ts";
import { HEURISTICS } from "../../src/strategies/franc/heuristics.ts";
import franc, { mended } from "../../src/strategies/franc.ts";
import judgeRank from "../../src/strategies/judge-rank.ts";
import { type FakeKit, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";
import { gridOf } from "../selectors/doubles.ts";
import { named, nameOf } from "./doubles.ts";

const names = (answer: { text: string }[]) => answer.map(({ text }) => nameOf(text));
const promptOf = (kit: FakeKit, ask: number) =>
  (kit.asks[ask]?.messages ?? []).map(({ content }) => content).join("\n");
const programs = (...indices: number[]) => indices.map((index) => block(named(index)));

describe("judge-rank", () => {
  const options = { ...judgeRank.options, samples: 2 };
  const asked = (judge: string[]) =>
    fakeKit(ADD, { replies: { program: programs(0, 1), judge }, passes: () => true });

  it("counts a win only when the same program wins in both places", async () => {
    const kit = asked(["Verdict: B", "Verdict: A"]);
    expect(names(await judgeRank.solve(ADD, kit, options))).toEqual(["p1", "p0"]);
    expect(kit.roles()).toEqual(["program", "judge", "judge"]);
    expect(promptOf(kit, 1).indexOf('"p0"')).toBeLessThan(promptOf(kit, 1).indexOf('"p1"'));
    expect(promptOf(kit, 2).indexOf('"p1"')).toBeLessThan(promptOf(kit, 2).indexOf('"p0"'));
  });

  it("is not led by a judge that always takes the first place", async () => {
    const wins = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const kit = fakeKit(ADD, {
        replies: { program: programs(0, 1), judge: ["Verdict: A"] },
        passes: () => true,
        seed,
      });
      wins.add(names(await judgeRank.solve(ADD, kit, options))[0]!);
    }
    expect([...wins].sort()).toEqual(["p0", "p1"]);
  });
});

describe("conair", () => {
  /** p0 passes the wrong test t0 alone, p1 and p2 pass t1; the truth is t1 and t2, which p3 alone passes. */
  const table: Record<string, string> = { p0: "100", p1: "010", p2: "010", p3: "011" };
  const tests = [0, 1, 2].map((index) => `assert add("t${index}")`);
  const script = (person: string[], repair = programs(3)) =>
    fakeKit(ADD, {
      replies: { program: programs(0, 1, 2), tests: [block(tests.join("\n"))], person, repair },
      passes: (text, test) => {
        const column = test.kind === "code" ? Number(/"t(\d)"/.exec(test.code)?.[1]) : 0;
        return table[nameOf(text)]?.[column] === "1";
      },
    });
  const options = { ...conair.options, samples: 3, testCompletions: 1 };

  it("asks about the test that fewest pass; an accepted one is trusted, and the best program mended on it", async () => {
    const kit = script(["yes"]);
    const answer = await conair.solve(ADD, kit, options);
    expect(kit.roles()).toEqual(["program", "tests", "person", "repair"]);
    expect(promptOf(kit, 2)).toContain(tests[2]);
    expect(promptOf(kit, 3)).toContain(tests[2]);
    expect(names(answer)[0]).toBe("p3");
  });

  it("drops what the person calls wrong and goes on; without questions it is agreement alone", async () => {
    const kit = script(["no"]);
    const answer = await conair.solve(ADD, kit, options);
    expect(kit.roles().filter((role) => role === "person")).toHaveLength(3);
    expect(kit.roles()).not.toContain("repair");
    expect(answer).toHaveLength(3);
    const silent = script(["yes"]);
    expect(["p1", "p2"]).toContain(names(await conair.solve(ADD, silent, { ...options, questions: 0 }))[0]);
    expect(silent.roles()).toEqual(["program", "tests"]);
  });

  it("takes the line as the person corrects it", async () => {
    const kit = script(['no, it is\nassert add("t1")']);
    expect(["p1", "p2"]).toContain(names(await conair.solve(ADD, kit, options))[0]);
    expect(kit.roles()).toEqual(["program", "tests", "person"]);
  });
});

describe("critic-sampling", () => {
  const options = { ...criticSampling.options, samples: 2, seeds: 1 };

  it("refines what passes from its beginning, and never repairs then", async () => {
    const kit = fakeKit(ADD, {
      replies: {
        program: (nth) => block([WRONG, RIGHT, RIGHT.replace("a + b", "b + a")][Math.min(nth, 2)]!),
        critic: ["Score: 3", "Score: 5", "Score: 9"],
      },
      passes: (text) => !text.includes("a - b"),
    });
    const [best, second, last] = await criticSampling.solve(ADD, kit, options);
    expect(kit.roles()).toEqual(["program", "critic", "critic", "program", "critic"]);
    expect(promptOf(kit, 3)).toContain("```python\ndef add(a, b):\n```");
    expect([best?.text, second?.text, last?.text].map((text) => text?.trim().slice(-5))).toEqual([
      "b + a",
      "a + b",
      "a - b",
    ]);
  });

  it("repairs the best rated when none passes, with the failure", async () => {
    const kit = fakeKit(ADD, {
      replies: {
        program: programs(0, 1),
        critic: ["Score: 2", "Score: 8"],
        repair: [block(RIGHT)],
      },
      passes: (text) => text.includes("a + b"),
    });
    const [best] = await criticSampling.solve(ADD, kit, options);
    expect(kit.roles().slice(0, 5)).toEqual(["program", "critic", "critic", "repair", "repair"]);
    expect(promptOf(kit, 3)).toContain('"p1"');
    expect(best?.text.trim()).toBe(RIGHT);
  });
});

describe("franc", () => {
  it("mends what does not parse, in the paper's order, and leaves what does", async () => {
    expect(await mended(RIGHT, ADD)).toEqual({ text: RIGHT, parses: true, applied: [] });
    expect(await mended(block(RIGHT), ADD)).toMatchObject({ parses: true, applied: ["fenced-part"] });
    expect(await mended("    return a + b", ADD)).toMatchObject({ parses: true, applied: ["join-prompt"] });
    const cut = await mended(`${RIGHT}\n    if (a`, ADD);
    expect(cut).toMatchObject({ text: `${RIGHT}`, parses: true, applied: ["drop-last-lines"] });
    const chatter = await mended(`Sure! Here:\n${RIGHT}\nThat is all, folks!`, ADD);
    expect(chatter.parses).toBe(true);
    expect(chatter.text.trim()).toBe(RIGHT);
  });

  it("has heuristics that change nothing when applied again", () => {
    const line = fc.constantFrom(
      "def add(a, b):",
      "    return a",
      "class Other:",
      "text",
      "```",
      "import re",
      "",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        for (const { apply } of HEURISTICS.slice(2)) {
          const once = apply(lines.join("\n"), ADD);
          expect(apply(once, ADD)).toBe(once);
        }
      }),
    );
  });

  it("ranks by findings and repairs what has some", async () => {
    const kit = fakeKit(ADD, {
      replies: { program: programs(0), repair: programs(1) },
      steps: () => "ruff\nprogram.py:1:1: F401 unused",
    });
    const answer = await franc.solve(ADD, kit, { ...franc.options, samples: 1 });
    expect(kit.roles()).toEqual(["program", "repair"]);
    expect(promptOf(kit, 1)).toContain("F401 unused");
    expect(answer).toHaveLength(2);
  });
});

describe("codemonkeys", () => {
  it("votes by tests passed, then the shorter", () => {
    const grid = gridOf(["11", "10", "11"]);
    grid.candidates[0]!.text = "long program";
    grid.candidates[2]!.text = "short";
    expect(vote(grid).map(({ text }) => text)).toEqual(["short", "long program", "program 1"]);
  });

  const table: Record<string, string> = { p0: "11", p1: "11", p2: "10" };
  const kitOf = (select: string[]) =>
    fakeKit(ADD, {
      replies: {
        program: programs(0, 1, 2),
        tests: [block('assert add("t0")')],
        select,
      },
      passes: (text, test) =>
        test.kind === "code" && table[nameOf(text)]?.[Number(/"t(\d)"/.exec(test.code)?.[1])] === "1",
    });
  const options = { ...codemonkeys.options, machines: 3, testsPerMachine: 1 };

  it("asks for tests or a choice, never both, and shows what tests give", async () => {
    const kit = kitOf([`${block('assert add("t1")')}\nChoice: 1`, block('assert add("t1")'), "Choice: 2"]);
    const answer = await codemonkeys.solve(ADD, kit, options);
    expect(kit.roles()).toEqual(["program", "tests", "select", "select", "select"]);
    expect(kit.prompts().join("\n")).toContain("exactly one of them");
    expect(kit.prompts().join("\n")).toContain("program 1 passes, program 2 passes, program 3 fails");
    expect(names(answer)[0]).toBe("p1");
  });

  it("falls back on the vote when what is named does not exist", async () => {
    expect(names(await codemonkeys.solve(ADD, kitOf(["Choice: 9"]), options))[0]).toBe("p0");
  });
});
