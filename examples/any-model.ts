/**
 * One strategy over any model: put the name of yours in the place of the script, e.g. `openai/gpt-4o-mini`,
 * `anthropic/claude-haiku-4-5`, `ollama/qwen2.5-coder`, `http://localhost:8000/v1#NAME` or `human/terminal`.
 * The run may spend half a dollar, and stops at most one call past that.
 *
 * Run it with Node 22.18 or later: `node examples/any-model.ts [MODEL]`
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openModel, openSandbox, type Plan, type Problem, run } from "assay";
import { Purse } from "assay/kit/purse";

const folder = mkdtempSync(join(tmpdir(), "assay-example-"));
const script = join(folder, "script.json");
writeFileSync(script, JSON.stringify({ program: ["def double(n):\n    return 2 * n"] }));

const problem: Problem = {
  task: { id: "double", prompt: "Write `double(n)`.", language: "python", entry: "double", tests: [] },
  suite: { entry: "double", tests: [{ kind: "code", code: "assert double(21) == 42" }] },
};
const model = await openModel(process.argv[2] ?? `scripted/${script}`);
const from = {
  kind: "strategy",
  strategy: "direct",
  options: {},
  model: model.id,
  modelOptions: {},
} as const;
const plan: Plan = {
  benchmark: "example",
  data: [],
  from: { ...from, samples: 1, budget: {} },
  k: [1],
  seed: 0,
};
const sandbox = await openSandbox();
for await (const event of run(plan, {
  sandbox,
  model,
  problems: [problem],
  purses: [new Purse("run", { usd: 0.5 })],
})) {
  if (event.type === "end") console.log(event.report.outcomes, event.report.cost);
}
await sandbox.close();
rmSync(folder, { recursive: true });
