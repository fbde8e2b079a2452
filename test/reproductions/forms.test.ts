import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { LIKE } from "../../src/reproductions/classeval/published.ts";
import { predictedItem } from "../../src/reproductions/coffe/predicted.ts";
import { figure, MEASURED } from "../../src/reproductions/recorded/figure.ts";
import { recordedFiles } from "../../src/reproductions/recorded/siblings.ts";
import robustapi from "../../src/reproductions/robustapi.ts";
import { runnableOf } from "../../src/reproductions/surge/runnable.ts";

/** What a sibling's name and rows are taken to be. */
const root = mkdtempSync(join(tmpdir(), "assay-forms-"));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => void vi.stubEnv("ASSAY_DATA", ""));
afterEach(() => void vi.unstubAllEnvs());

function lay(path: string, ...rows: unknown[]): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

it("gives ClassEval's other models their published figures, and none to a new one", async () => {
  lay("classeval-b/Gemini-Pro_method_C_greedy.jsonl", {});
  lay("classeval-b/Other-7B_class_H_t0.8.jsonl", {});
  lay("classeval-b/ClassEval_data.jsonl", {});
  const runs = (await recordedFiles(LIKE, [root])).map((found) => LIKE.other(found));
  expect(runs.map(({ name }) => name)).toEqual(["Gemini-Pro, compositional", "Other-7B, holistic, t0.8"]);
  expect(runs[0]!.published[1]).toMatchObject({ "classes right": 21.0, "functions right": 52.4 });
  expect(runs[1]!.published).toEqual({});
});

it("puts a figure that nobody published beside itself, and says so", () => {
  const row = figure({ name: "n", values: [0, 100], tolerance: 1 });
  expect(row).toMatchObject({ published: 50, ours: 50, note: `${MEASURED}; 2 items` });
});

it("calls COFFE's predictions by the name that the tests use, with what the prompt brought", () => {
  const problem = {
    task: { id: "coffe/f", prompt: "", language: "python", tests: [] },
    suite: { tests: [] },
  };
  const prompt = 'import math\n\ndef helper(x):\n    return x\n\ndef area(r):\n    """ Its area. """';
  const reply =
    "<|start_header_id|>assistant<|end_header_id|>\n\nSo:\n```python\ndef area(r):\n    return r\n```\n";
  const { program } = predictedItem(problem, prompt, reply);
  expect(program).toMatch(/^import math\n\ndef helper\(x\):\n {4}return x\n\n\ndef area/);
  expect(program).toMatch(/\n\nsolution = area\n$/);
});

it("hands SURGE's programs their command line, and knows what is recorded as failing", () => {
  const question =
    'code:```\nimport sys\nprint(sys.argv[2])\n```\ncommand:```\npython a.py --A 1 2 ;3 4 --s "x y" \n``` ';
  const commanded = runnableOf({ question, gt: "1 2 ;3 4", custom_features: {} });
  expect(commanded).toMatchObject({ language: "python", fails: false });
  expect(commanded!.program).toContain('sys.argv = ["main.py", "--A", "1 2 ;3 4", "--s", "x y"]');
  const broken = { question: "int main() {", custom_features: { language: "cpp" } };
  expect(runnableOf({ ...broken, gt: "Compilation Error: /app/a.cpp:1" })).toMatchObject({
    language: "cpp",
    fails: true,
  });
  expect(runnableOf({ question: "theorem t", gt: "{}", custom_features: {} })).toBeUndefined();
});

it("rates RobustAPI's replies by our rules", async () => {
  const reply = (code: string) => ({
    response: `<<<api>>>: File.createNewFile\n<<<code>>>: ${code}\n<<<explanation>>>: x`,
  });
  const call = "File f = new File(name); f.createNewFile();";
  lay(
    "robustapi/model_zero_shot.jsonl",
    reply(call),
    reply(`try { ${call} } catch (IOException e) { log(e); }`),
    reply("int x = 1;"),
    { choices: [{ message: { content: "I cannot." } }] },
  );
  const rows = [];
  const ports = { data: [root], onNotice: () => {}, onProgress: () => {} };
  for await (const row of robustapi.rows(ports as never)) rows.push([row.name, row.ours]);
  expect(rows).toEqual([
    ["model, zero shot: programs with a misuse %", 50],
    ["model, zero shot: programs that parse %", 75],
  ]);
});
