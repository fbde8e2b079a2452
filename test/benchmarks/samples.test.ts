import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Extract } from "../../src/benchmarks/open/extract.ts";
import { readSamples } from "../../src/benchmarks/open/samples.ts";
import type { Problem } from "../../src/core/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-samples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const starter = (name: string, text: string) => `import math\n\ndef ${name}(x):\n    """ ${text} """\n`;

function problem(id: string, entry: string, prompt: string): Problem {
  return {
    task: { id, prompt, starter: prompt, entry, language: "python", tests: [] },
    suite: { tests: [] },
  };
}

const problems = [
  problem("HumanEval/0", "first", starter("first", "The first of x, e.g. 1.")),
  problem("HumanEval/1", "solve", starter("solve", "Counts the words.")),
  problem("HumanEval/10", "solve", starter("solve", "Counts the letters.")),
];
const [first] = problems.map(({ task }) => task.prompt) as [string];
const benchmark = { stop: ["\ndef", "\nprint"] };

function file(name: string, ...rows: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}

async function read(rows: unknown[], extract: Extract = "auto") {
  const notices: string[] = [];
  const onNotice = (text: string) => notices.push(text);
  const samples = await readSamples(file("s.jsonl", ...rows), { benchmark, problems, extract, onNotice });
  return { samples, notices, programs: samples.map(({ program }) => program) };
}

const failure = (rows: unknown[]) => read(rows).catch((thrown) => thrown);

describe("shapes", () => {
  it.each([
    ["completion", { task_id: "HumanEval/0", completion: "    return 1" }],
    ["a list of samples", { task_id: "HumanEval/0", samples: ["    return 1"] }],
    ["a body given as solution", { task_id: "HumanEval/0", solution: "    return 1" }],
    ["runs as objects", { task_id: "HumanEval/0", runs: [{ run: 1, code: "    return 1" }] }],
    [
      "choices beside an id",
      { id: "HumanEval_0.py", choices: [{ text: "x", cleared_code: "    return 1" }] },
    ],
    ["choices of texts", { id: "0", choices: [{ text: "    return 1", compilable: true }] }],
    [
      "a raw chat completion under output",
      { id: "0", output: { id: "chat-1", choices: [{ index: 0, message: { content: "    return 1" } }] } },
    ],
    ["generated texts under output", { id: "0", output: [{ generated_text: "    return 1" }] }],
    [
      "MultiPL-E's results, from prompt to tests",
      {
        name: "HumanEval_0",
        language: "py",
        prompt: "def p():\n",
        tests: "check(p)",
        results: [{ program: "def p():\n    return 1check(p)", status: "OK" }],
      },
    ],
    ["an answer to an example", { example_id: "0", answer: "    return 1" }],
    ["a number for the task", { task_id: 0, completion: "    return 1" }],
    ["another spelling of the task", { task: "humaneval_00", completion: "    return 1" }],
    ["the exact prompt", { prompt: first, completions: ["    return 1"] }],
    [
      "a prompt without its example",
      { prompt: starter("first", "The first of x."), samples: ["    return 1"] },
    ],
  ])("%s", async (_, row) => {
    const { samples } = await read([row]);
    expect(samples).toEqual([
      { task: "HumanEval/0", attempt: 0, program: `${first}    return 1`, where: join(folder, "s.jsonl:1") },
    ]);
  });

  it("counts attempts by task, over rows and lists", async () => {
    const { samples } = await read([
      { task_id: 0, samples: ["a", "b"] },
      { task_id: 1, completion: "c" },
      { task_id: 0, completion: "d" },
    ]);
    expect(samples.map(({ task, attempt }) => [task, attempt])).toEqual([
      ["HumanEval/0", 0],
      ["HumanEval/0", 1],
      ["HumanEval/1", 0],
      ["HumanEval/0", 2],
    ]);
  });

  it("reads its own records", async () => {
    const program = "def first(x): return 1";
    expect((await read([{ task: "HumanEval/0", attempt: 0, program, outcome: "pass" }])).programs).toEqual([
      program,
    ]);
  });

  it("tells apart tasks with the same signature by the text that follows", async () => {
    const { samples } = await read([{ prompt: starter("solve", "Counts  the letters!"), samples: [""] }]);
    expect(samples[0]!.task).toBe("HumanEval/10");
  });
});

describe("extraction", () => {
  const completion = (text: string, extract?: Extract) => read([{ task_id: 0, completion: text }], extract);
  const solution = (text: string, extract?: Extract) => read([{ task_id: 0, solution: text }], extract);
  const program = "import os\ndef first(x):\n    return 1\nprint(first(2))";

  it("auto cuts a body at the first stop string", async () => {
    const body = "\n    y = 1\n    return y\n";
    expect((await completion(`${body}\nprint(1)\ndef first(x):\n    pass`)).programs).toEqual([first + body]);
    expect((await completion("return 1")).programs).toEqual([`${first}return 1`]);
    expect((await completion("")).programs).toEqual([first]);
  });

  it("auto keeps a program that defines the entry, after the starter when it came as a completion", async () => {
    expect((await completion(program)).programs).toEqual([first + program]);
    expect((await solution(program)).programs).toEqual([program]);
    expect((await solution("first = lambda x: 1")).programs).toEqual(["first = lambda x: 1"]);
  });

  it("auto takes a definition of a longer name, or a comparison, for no definition of the entry", async () => {
    for (const text of ["def first_of(x): return 1", "first == 2"]) {
      expect((await solution(text)).programs).toEqual([first + text]);
    }
  });

  it("as-is cuts nothing", async () => {
    expect((await completion("    return 1\nprint(1)", "as-is")).programs).toEqual([
      `${first}    return 1\nprint(1)`,
    ]);
    expect((await solution("    return 1", "as-is")).programs).toEqual(["    return 1"]);
  });

  it("fence takes the first code block, closed or not, and all of a text without one", async () => {
    const block = "Sure:\n```python\ndef first(x):\n    return 1\n```\nThen\n```\nother\n```";
    expect((await solution(block, "fence")).programs).toEqual(["def first(x):\n    return 1\n"]);
    expect((await solution("```\ndef first(x): pass", "fence")).programs).toEqual(["def first(x): pass"]);
    expect((await completion("    return 1\nprint(1)", "fence")).programs).toEqual([`${first}    return 1`]);
  });

  it("says when fences are many and were not asked for, and which tasks have no sample", async () => {
    const told = (await solution("```\nx\n```")).notices;
    expect(told).toEqual([
      expect.stringContaining("--extract fence"),
      expect.stringContaining("2 of 3 tasks"),
    ]);
    expect((await solution("```\nx\n```", "fence")).notices).toHaveLength(1);
  });
});

describe("folders", () => {
  it("reads MultiPL-E's files of completions, and results where there are none", async () => {
    const path = join(folder, "multipl-e");
    mkdirSync(path);
    const row = (name: string) => ({ name, language: "py", prompt: "P", tests: "T" });
    const put = (name: string, value: object) =>
      writeFileSync(join(path, name), gzipSync(JSON.stringify(value)));
    put("HumanEval_0.json.gz", { ...row("HumanEval_0"), completions: ["    return 1", "    return 2"] });
    put("HumanEval_0.results.json.gz", { ...row("HumanEval_0"), results: [{ program: "P    return 9T" }] });
    put("HumanEval_10.results.json.gz", { ...row("HumanEval_10"), results: [{ program: "P    return 3T" }] });
    put("summary.json.gz", { passed: 2 });
    const notices: string[] = [];
    const onNotice = (text: string) => notices.push(text);
    const samples = await readSamples(path, { benchmark, problems, extract: "auto", onNotice });
    expect(samples.map(({ task, attempt, program }) => [task, attempt, program.slice(-8)])).toEqual([
      ["HumanEval/0", 0, "return 1"],
      ["HumanEval/0", 1, "return 2"],
      ["HumanEval/10", 0, "return 3"],
    ]);
    expect(notices[0]).toMatch(/2 files that are not programs were left out/);
  });

  it("of program files, by task or by task and number", async () => {
    const path = join(folder, "programs");
    mkdirSync(join(path, "HumanEval_1"), { recursive: true });
    writeFileSync(join(path, "HumanEval_0.py"), "def first(x): pass");
    for (const n of [10, 9]) writeFileSync(join(path, "HumanEval_1", `${n}.py`), `def solve(x): return ${n}`);
    writeFileSync(join(path, "README.md"), "");
    const notices: string[] = [];
    const samples = await readSamples(path, {
      benchmark,
      problems,
      extract: "auto",
      onNotice: (t) => notices.push(t),
    });
    expect(samples.map(({ task, attempt, program }) => [task, attempt, program.at(-1)])).toEqual([
      ["HumanEval/0", 0, "s"],
      ["HumanEval/1", 0, "9"],
      ["HumanEval/1", 1, "0"],
    ]);
    expect(samples[1]!.where).toBe(join(path, "HumanEval_1", "9.py"));
    expect(notices[0]).toContain("1 files that are not programs");
    writeFileSync(join(path, "HumanEval_7.py"), "");
    await expect(readSamples(path, { benchmark, problems, extract: "auto" })).rejects.toMatchObject({
      code: "UNKNOWN_TASK",
      where: join(path, "HumanEval_7.py"),
    });
  });
});

describe("errors name file and line", () => {
  const good = { task_id: 0, completion: "x" };
  const cases: [what: string, row: unknown, code: string, told: string][] = [
    [
      "an unknown task",
      { task_id: "HumanEvil/1", completion: "" },
      "UNKNOWN_TASK",
      'did you mean "HumanEval/1"?',
    ],
    ["an unknown prompt", { prompt: "def other():", completion: "" }, "UNKNOWN_PROMPT", "task_id"],
    ["a prompt of two tasks", { prompt: "def solve(x):", completion: "" }, "UNKNOWN_PROMPT", "equally well"],
    ["no code", { task_id: 0, text: "x" }, "SAMPLE_FORMAT", "no code"],
    ["code of the wrong type", { task_id: 0, completion: 1 }, "SAMPLE_FORMAT", "completion must be"],
    [
      "a list with a null",
      { task_id: 0, samples: ["", null] },
      "SAMPLE_FORMAT",
      "samples[1] must be a string",
    ],
    ["a task of the wrong type", { task_id: {}, completion: "" }, "SAMPLE_FORMAT", "task_id must be"],
    ["neither task nor prompt", { completion: "" }, "SAMPLE_FORMAT", "names no task"],
    ["a list instead of an object", ["x"], "SAMPLE_FORMAT", "must be a JSON object"],
  ];
  it.each(cases)("for %s", async (_, row, code, told) => {
    const error = await failure([good, row]);
    expect(error).toMatchObject({ name: "AssayError", code, where: join(folder, "s.jsonl:2") });
    expect(error.line).toContain(told);
  });

  it.each(["id", "sample_id", "completion_id"])("for a %s that a task has twice", async (name) => {
    const row = { ...good, [name]: 3 };
    expect(await failure([row, { ...row, task_id: 1 }, row])).toMatchObject({
      code: "DUPLICATE_SAMPLE",
      line: expect.stringMatching(/s\.jsonl:3: sample 3 of HumanEval\/0 is on line 1 already/),
    });
  });

  it("for a file without samples and a file that is not there", async () => {
    expect(await failure([])).toMatchObject({ code: "SAMPLES_EMPTY" });
    const gone = readSamples(join(folder, "gone.jsonl"), { benchmark, problems, extract: "auto" });
    await expect(gone).rejects.toMatchObject({ code: "FILE_MISSING" });
  });
});
