import { describe, expect, it } from "vitest";
import type { Inspection } from "../../src/core/inspection.ts";
import observe from "../../src/moves/observe.ts";
import score from "../../src/moves/score.ts";
import writeInputs, { parseInputs } from "../../src/moves/write-inputs.ts";
import writeStressInputs from "../../src/moves/write-stress-inputs.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const SCRIPT = { ...ADD, entry: undefined, starter: undefined } as unknown as typeof ADD;
const code = (text: string) => ({ kind: "code", code: text });

describe("writeInputs", () => {
  it("takes the calls of the entry, without what stands around them", () => {
    const text = block('add(1, 2)\nassert add("a)", [2]) == 3\nprint(add(add(1, 1), 2))\nadded(1)\nadd(1,');
    expect(parseInputs(text, ADD)).toEqual([
      code("add(1, 2)"),
      code('add("a)", [2])'),
      code("add(add(1, 1), 2)"),
    ]);
  });

  it("takes a block each as standard input where there is no entry", () => {
    const text = "```\n1 2\n```\n\n```\n3\n```";
    expect(parseInputs(text, SCRIPT)).toEqual([
      { kind: "io", stdin: "1 2\n", stdout: "" },
      { kind: "io", stdin: "3\n", stdout: "" },
    ]);
  });

  it("keeps so many of each list, and distinct ones", async () => {
    const kit = fakeKit(ADD, {
      replies: { inputs: [block("add(1, 1)\nadd(2, 2)\nadd(3, 3)"), block("add(2, 2)\nadd(4, 4)")] },
    });
    const inputs = await writeInputs(ADD, kit, { temperature: 0, completions: 2, inputsPerCompletion: 2 });
    expect(inputs).toEqual([code("add(1, 1)"), code("add(2, 2)"), code("add(4, 4)")]);
    expect(kit.asks).toHaveLength(1);
    expect(kit.prompts()[0]).not.toContain(RIGHT);
  });

  it("asks for slow inputs under a name of their own", async () => {
    const kit = fakeKit(ADD, { replies: { "stress-inputs": [block("add(10 ** 100000, 1)")] } });
    expect(await writeStressInputs(ADD, kit, { temperature: 0, count: 3 })).toEqual([
      code("add(10 ** 100000, 1)"),
    ]);
    expect(kit.prompts()[0]).toContain("slow");
  });
});

describe("observe", () => {
  const run = {
    outcome: "pass",
    exitCode: 0,
    signal: null,
    stdout: "printed",
    stderr: "",
    truncated: false,
  } as const;
  const costs = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
  const inspects = (program: string): Inspection =>
    program === RIGHT
      ? { run: { ...run, ...costs }, value: { text: "3", type: "int" }, unavailable: {}, cut: false }
      : {
          run: { ...run, ...costs, outcome: "crash", stderr: "Traceback\nKeyError: 1\n" },
          unavailable: {},
          cut: false,
        };

  it("tells values, outputs and how a run ended", async () => {
    const kit = fakeKit(ADD, { replies: {}, inspects });
    const inputs = [code("add(1, 2)"), { kind: "io", stdin: "", stdout: "" }] as Parameters<
      typeof observe
    >[1];
    const seen = async (text: string) =>
      (await observe({ id: "a", text }, inputs, kit, { cpuSeconds: 1 })).map((each) => [
        each.text,
        each.ended,
      ]);
    expect(await seen(RIGHT)).toEqual([
      ["3", true],
      ["printed", true],
    ]);
    expect(await seen(WRONG)).toEqual([
      ["crash: KeyError: 1", false],
      ["crash: KeyError: 1", false],
    ]);
  });
});

describe("score", () => {
  it("sorts by the share of tests passed, repeats counted, the later of equals first", async () => {
    const kit = fakeKit(ADD, {
      replies: {},
      passes: (program, test) => test.kind === "code" && program.includes(test.code),
      compiles: (test) => test !== "broken",
    });
    const candidates = ["a", "b", "b a", "a"].map((text, index) => ({ id: String(index), text }));
    const tried = await score(candidates, ["a", "a", "b", "broken"], kit, { cpuSeconds: 1 });
    expect(tried.map(({ candidate, score, failed }) => [candidate.id, score, failed])).toEqual([
      ["2", 1, []],
      ["3", 2 / 3, ["b"]],
      ["0", 2 / 3, ["b"]],
      ["1", 1 / 3, ["a"]],
    ]);
  });

  it("gives 0 where there is no test", async () => {
    const kit = fakeKit(ADD, { replies: {} });
    expect((await score([{ id: "a", text: "a" }], [], kit, { cpuSeconds: 1 }))[0]).toMatchObject({
      score: 0,
      failed: [],
    });
  });
});
