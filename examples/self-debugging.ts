/**
 * A model that is wrong at first repairs its program from the failing visible test; hidden tests decide.
 * The model is scripted, so this needs no key: put `await openModel("openai/NAME", {})` in its place.
 *
 * Run it with Node 22.18 or later: `node examples/self-debugging.ts`
 */
import { type Model, openSandbox, type Plan, type Problem, run } from "assay";

const problem: Problem = {
  task: {
    id: "median",
    prompt: "Write `median(numbers)`: the middle value, or the mean of the two middle values.",
    language: "python",
    entry: "median",
    tests: [{ kind: "code", code: "assert median([3, 1, 2]) == 2" }],
  },
  suite: {
    entry: "median",
    tests: [
      { kind: "code", code: "assert median([5, 1]) == 3" },
      { kind: "code", code: "assert median([9, 7, 8, 1]) == 7.5" },
    ],
  },
};

const replies: Record<string, string> = {
  program: "def median(numbers):\n    return numbers[len(numbers) // 2]",
  repair: `from statistics import median as middle

def median(numbers):
    return middle(numbers)`,
};

const model: Model = {
  id: "scripted/example",
  source: "scripted",
  reply: async ({ purpose, n = 1 }) =>
    Array.from({ length: n }, () => ({
      text: `\`\`\`python\n${replies[purpose] ?? ""}\n\`\`\``,
      tokens: { prompt: 0, completion: 0 },
      cost: 0,
      finish: "stop",
    })),
};

const plan: Plan = {
  benchmark: "example",
  data: [],
  from: {
    kind: "strategy",
    strategy: "self-debugging",
    options: { feedback: "unit-test", maxTurns: 3 },
    model: model.id,
    modelOptions: {},
    samples: 1,
    budget: { calls: 5 },
  },
  k: [1],
  seed: 0,
};

const sandbox = await openSandbox({ isolation: "auto" });
try {
  for await (const event of run(plan, { sandbox, model, problems: [problem] })) {
    if (event.type === "record") console.log(`${event.record.outcome}:\n${event.record.program}`);
    if (event.type === "failed") console.error(event.error);
    if (event.type === "end") console.log(`${event.report.cost.calls} calls`, event.report.metrics);
  }
} finally {
  await sandbox.close();
}
