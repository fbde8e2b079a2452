import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unisolated } from "./doors/built.ts";
import { compile } from "./package/compile.ts";
import { examplesOfGuide } from "./package/guide.ts";
import { installed, type Project, ROOT, unbuilt } from "./package/installed.ts";

// Somebody who knows nothing of the code adds a file to the built package, edits nothing else, and uses it.

let project: Project;
beforeAll(() => {
  if (!unbuilt) project = installed();
});
afterAll(() => project?.remove());
beforeEach((context) => {
  if (unbuilt) context.skip(unbuilt);
});

function write(path: string, text: string): string {
  writeFileSync(join(project.folder, path), text);
  return path;
}

function list(room: string): Record<string, unknown>[] {
  const { stdout, stderr } = project.run(["list", room, "--json"]);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

describe("a strategy of four lines", () => {
  it("is listed, and refused under a wrong name, with no other edit", () => {
    const file = join(project.assay, "dist/strategies/constant.js");
    writeFileSync(
      file,
      `export default {
        id: "constant", title: "Always the same", paper: "none, 2026", options: { text: "" },
        solve: async (task, kit, { text }) => [{ id: "constant", text }],
      };\n`,
    );
    expect(list("strategies")).toContainEqual({
      id: "constant",
      title: "Always the same",
      paper: "none, 2026",
      options: { text: "" },
    });
    const { status, stderr } = project.run([
      "eval",
      "starter",
      "--model",
      "replayed/starter",
      "--strategy",
      "konstant",
    ]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('did you mean "constant"'),
    });
  });
});

describe("the examples of CONTRIBUTING.md", () => {
  const examples = examplesOfGuide();

  it("are one for each kind of thing that people add", () => {
    const rooms = examples.map(({ room }) => room).sort();
    expect(rooms).toEqual(["benchmarks", "languages", "metrics", "selectors", "strategies"]);
    // An example under a taken name would replace what ships.
    expect(examples.filter(({ path }) => existsSync(join(ROOT, "src", path)))).toEqual([]);
  });

  it("compile under the project's own settings, and then are listed", () => {
    const sources = examples.map(({ path, text }): [string, string] => [join(ROOT, "src", path), text]);
    const { complaints, code } = compile(new Map(sources));
    expect(complaints).toEqual([]);
    for (const { path } of examples) {
      writeFileSync(
        join(project.assay, "dist", path.replace(/\.ts$/, ".js")),
        code.get(join(ROOT, "src", path))!,
      );
    }
    for (const { room, id } of examples) expect(list(room).map((entry) => entry["id"])).toContain(id);
  });

  it("work: the strategy solves the benchmark, and the metric is in the report", (context) => {
    const reason = unisolated();
    if (reason) return context.skip(reason);
    const model = `scripted/${write("script.json", '{ "program": ["```python\\ndef double(x):\\n    return x + x\\n```"] }')}`;
    const words = ["eval", "one-liners", "--strategy", "until-pass", "--set", "tries=2", "--model", model];
    const { status, stdout, stderr } = project.run([...words, "--out", "run", "--json"]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const report = JSON.parse(stdout);
    expect(report.metrics).toMatchObject({ "pass@1": { value: 1 }, "load-rate": { value: 1, n: 1 } });
    // No visible test tells it to stop.
    expect(report.cost.calls).toBe(2);
  });

  it("work: the selector ranks beside the others", (context) => {
    const reason = unisolated();
    if (reason) return context.skip(reason);
    const programs = ["double = lambda x: x * 2 + 0 * x", "double = lambda x: x + x", "double = abs"];
    const row = (field: string, texts: string[]) =>
      `${JSON.stringify({ task_id: "one-liners/double", [field]: texts })}\n`;
    write("programs.jsonl", row("solutions", programs));
    write("tests.jsonl", row("tests", ["assert double(1) == 2", "assert double(3) == 6"]));
    const words = ["select", "programs.jsonl", "--tests", "tests.jsonl", "--benchmark", "one-liners"];
    const { stdout, stderr } = project.run([...words, "--selector", "shortest,random", "--k", "1", "--json"]);
    expect(stderr).not.toContain("error");
    expect(JSON.stringify(JSON.parse(stdout))).toContain("shortest");
  });

  it("work: the language runs a program in the sandbox", (context) => {
    const reason = unisolated();
    if (reason) return context.skip(reason);
    if (!existsSync("/usr/bin/dash")) return context.skip("no /usr/bin/dash");
    write("hello.dash", 'read name; echo "hello $name"\n');
    write("name.txt", "world\n");
    const { status, stdout } = project.run(["run", "hello.dash", "--stdin", "name.txt"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "hello world\n" });
  });
});

it("the guide's examples are short: what is one idea fits on a screen", () => {
  for (const { path, text } of examplesOfGuide()) {
    expect({ path, short: text.split("\n").length < 30 }).toEqual({ path, short: true });
  }
});

describe("the README", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");

  it("sets up in two lines", () => {
    const [, block = ""] = /^```sh\n(.*?)^```$/ms.exec(readme) ?? [];
    const lines = block.trim().split("\n");
    expect(lines.map((line) => line.replace(/\s+#.*$/, ""))).toEqual([
      "npm install && npx assay try",
      "npm test",
    ]);
  });

  it("shows what `assay try` prints today, times aside: `npm run readme` puts it right", (context) => {
    const reason = unisolated();
    if (reason) return context.skip(reason);
    const [, shown = ""] = /<!-- assay try -->\n```\n(.*?)```/s.exec(readme) ?? [];
    const { status, stdout } = project.run(["try"]);
    expect(status).toBe(0);
    expect(untimed(shown)).toEqual(untimed(stdout));
  });
});

/** The words of an output without its times. */
function untimed(text: string): string[] {
  return text.replaceAll(/\d+(\.\d+)? (ms|s|min)$/gm, "").split(/\s+/);
}
