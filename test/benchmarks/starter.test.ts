import { describe, expect, it } from "vitest";
import { LABELS, readStarterTask, type StarterTask } from "../../src/benchmarks/starter/read.ts";
import { starterRows } from "../../src/benchmarks/starter/rows.ts";
import starter from "../../src/benchmarks/starter.ts";
import { AssayError } from "../../src/core/errors.ts";
import type { RecordedAnswer } from "../../src/core/model.ts";

const rows: StarterTask[] = [];
for await (const row of starterRows()) rows.push(row);

describe("the starter tasks", () => {
  it("are enough, with unique names in order", () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    const ids = rows.map((row) => row.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const row of rows) expect(row.id).toMatch(new RegExp(`^starter/${row.language}-[a-z0-9-]+$`));
  });

  it("are of every difficulty, none rare", () => {
    for (const level of ["easy", "medium", "hard"]) {
      expect(rows.filter((row) => row.difficulty === level).length / rows.length).toBeGreaterThan(0.2);
    }
  });

  describe.each(rows.map((row) => [row.id, row] as const))("%s", (_, row) => {
    it("has enough tests and candidates of known outcome", () => {
      expect(row.visible.length).toBeGreaterThanOrEqual(2);
      expect(row.hidden.length).toBeGreaterThanOrEqual(8);
      expect(row.hidden.length).toBeLessThanOrEqual(20);
      expect(row.generated.length).toBeGreaterThanOrEqual(8);
      expect(row.candidates.length).toBeGreaterThanOrEqual(7);
      expect(row.candidates.length - wrong(row.candidates).length).toBeGreaterThanOrEqual(2);
      expect(wrong(row.candidates).length).toBeGreaterThanOrEqual(4);
      for (const { label } of row.candidates) expect(LABELS).toContain(label);
      expect(new Set(row.candidates.map(({ text }) => text)).size).toBe(row.candidates.length);
    });

    it("has tests that call the entry, and no test twice", () => {
      const given = [...row.visible, ...row.hidden];
      expect(new Set(given).size).toBe(given.length);
      expect(new Set(row.generated).size).toBe(row.generated.length);
      for (const test of [...given, ...row.generated]) expect(test).toContain(`${row.entry}(`);
      expect(row.starter).toContain(row.entry);
    });

    it("shows a solver no hidden test", () => {
      const { task, suite } = starter.problem(starter.parse(JSON.parse(JSON.stringify(row))));
      const seen = [task.prompt, task.starter, ...task.tests.map((test) => JSON.stringify(test))].join("\n");
      for (const test of row.hidden) expect(seen).not.toContain(test);
      for (const test of row.visible) expect(task.prompt).toContain(test);
      expect(suite.tests).toHaveLength(row.hidden.length);
    });
  });

  it("ship as recorded answers: every candidate, and the generated tests as one text", async () => {
    const answers: RecordedAnswer[] = [];
    for await (const answer of starter.recordings!()) answers.push(answer);
    for (const row of rows) {
      const own = answers.filter(({ task }) => task === row.id);
      const programs = own.filter(({ purpose }) => purpose === "program");
      const draws = row.candidates.flatMap(({ label, text }) =>
        label === "right" ? [text, text, text] : [text],
      );
      expect(programs.map(({ text }) => text)).toEqual(draws);
      const tests = own.filter(({ purpose }) => purpose === "tests");
      expect(tests.map(({ text }) => text.trim().split("\n"))).toEqual([row.generated]);
    }
  });

  it("refuse a row of something else", () => {
    for (const row of [null, 3, {}, { id: "x", prompt: "y" }])
      expect(() => starter.parse(row)).toThrow(AssayError);
  });
});

function wrong(candidates: StarterTask["candidates"]) {
  return candidates.filter(({ label }) => label !== "right");
}

const block = (...lines: string[]) => ["```python", ...lines, "```"].join("\n");
const GOOD = [
  "---\nentry: double\nlanguage: python\ndifficulty: easy\n---",
  "# Double\n\nReturn `2 * n`.\n",
  `## Starter\n${block("def double(n):", '    """Twice."""')}\n`,
  `## Visible tests\n${block("assert double(1) == 2")}\n`,
  `## Hidden tests\n${block("assert double(4) == 8", "assert double(0) == 0")}\n`,
  `## Reference\n${block("# not a heading", "def double(n):", "    return 2 * n")}\n`,
  "## Candidates",
  `### right: adds\n${block("def double(n):", "    return n + n")}`,
  `### fail: squares\n${block("def double(n):", "    return n * n")}\n`,
  `## Generated tests\n${block("assert double(3) == 6")}\n`,
].join("\n");

describe("reading a task file", () => {
  it("gives every part", () => {
    expect(readStarterTask("some/python-double.md", GOOD)).toEqual({
      id: "starter/python-double",
      title: "Double",
      entry: "double",
      language: "python",
      difficulty: "easy",
      prompt: "Return `2 * n`.",
      starter: 'def double(n):\n    """Twice."""\n',
      visible: ["assert double(1) == 2"],
      hidden: ["assert double(4) == 8", "assert double(0) == 0"],
      reference: "# not a heading\ndef double(n):\n    return 2 * n\n",
      candidates: [
        { label: "right", note: "adds", text: "def double(n):\n    return n + n\n" },
        { label: "fail", note: "squares", text: "def double(n):\n    return n * n\n" },
      ],
      generated: ["assert double(3) == 6"],
    });
  });

  it("reads Windows line ends alike", () => {
    expect(readStarterTask("a.md", GOOD.replaceAll("\n", "\r\n"))).toEqual(readStarterTask("a.md", GOOD));
  });

  it("takes blank lines after headings and in front matter, as formatters leave them", () => {
    const airy = GOOD.replace("---\n", "---\n\n").replaceAll(/^(#.*)\n```/gm, "$1\n\n```");
    expect(airy).not.toBe(GOOD);
    expect(readStarterTask("a.md", airy)).toEqual(readStarterTask("a.md", GOOD));
  });

  const lineOf = (part: string) => GOOD.split("\n").indexOf(part) + 1;
  it.each([
    ["no front matter", "---\nentry", "entry", 1],
    ["a field without value", "entry: double", "entry:", 2],
    ["an unknown difficulty", "difficulty: easy", "difficulty: odd", 1],
    ["an unknown language", "language: python", "language: cobol", 1],
    ["no title", "# Double", "Double", lineOf("# Double")],
    ["a missing section", "## Hidden tests", "## Hidden", lineOf("## Hidden tests")],
    ["a test that is none", "assert double(0) == 0", "double(0) == 0", lineOf("assert double(0) == 0")],
    ["an unknown label", "### fail: squares", "### wrong: squares", lineOf("### fail: squares")],
    ["a label without note", "### right: adds", "### right", lineOf("### right: adds")],
    ["an empty block", "assert double(3) == 6\n", "", lineOf("## Generated tests") + 1],
    ["prose in a section", "## Reference\n", "## Reference\nwords\n", lineOf("## Reference") + 1],
    ["no block", "## Starter\n```python", "## Starter\n```", lineOf("## Starter")],
  ])("names file and line of %s", (_, from, to, line) => {
    expect(GOOD).toContain(from);
    const read = () => readStarterTask("double.md", GOOD.replace(from, to));
    expect(read).toThrow(expect.objectContaining({ code: "STARTER_FORMAT", where: `double.md:${line}` }));
  });
});
