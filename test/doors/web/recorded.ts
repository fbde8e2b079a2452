import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBenchmark } from "../../../src/benchmarks/open/open.ts";
import type { Ask, Model, Reply } from "../../../src/core/model.ts";
import type { Problem } from "../../../src/core/problem.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { FromStrategy, Plan } from "../../../src/run/plan.ts";
import type { RunPorts } from "../../../src/run/ports.ts";
import { run } from "../../../src/run/run.ts";
import { data, missing } from "../../data.ts";

/** A folder of real runs, judged in a sandbox: recorded answers to starter tasks, and to HumanEval where it is at hand. */
export interface Recorded {
  folder: string;
  /** Problems of the starter that the runs are about. */
  problems: Problem[];
  /** Whether `wizardcoder`, a run over recorded HumanEval samples, is there. */
  hasHumanEval: boolean;
  remove(): void;
}

export function strategyPlan(from: Partial<FromStrategy>): Plan {
  return {
    benchmark: "starter",
    data: [],
    from: {
      kind: "strategy",
      strategy: "direct",
      options: {},
      model: "replayed/starter",
      modelOptions: {},
      samples: 1,
      budget: {},
      ...from,
    },
    k: [1],
    seed: 3,
    // Some recorded programs never end: what they wait for proves no more than this does.
    limits: { cpuSeconds: 1, idleSeconds: 1 },
  };
}

/** Answers `program` with something wrong and `repair` with the reference, which it never finds for one of the tasks. */
function learner(problems: Problem[]): Model {
  const say = (ask: Ask, task: string): string => {
    const problem = problems.find((each) => each.task.id === task);
    const name = problem?.task.entry ?? "f";
    const knows = ask.purpose === "repair" && problem !== problems[3];
    return knows ? (problem?.reference ?? "") : `def ${name}(*values):\n    return None\n`;
  };
  return {
    id: "scripted/learner",
    source: "scripted",
    async reply(ask, { task }) {
      const text = `\`\`\`python\n${say(ask, task)}\n\`\`\``;
      const reply: Reply = { text, tokens: { prompt: 120, completion: 40 }, cost: 0.002, finish: "stop" };
      return Array.from({ length: ask.n ?? 1 }, () => reply);
    },
  };
}

async function toEnd(plan: Plan, ports: RunPorts): Promise<void> {
  for await (const event of run(plan, ports)) if (event.type === "failed") throw new Error(event.error);
}

export async function recordedRuns(sandbox: Sandbox): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), "assay-view-"));
  const { problems: all } = await openBenchmark("starter");
  const python = all.filter(({ task }) => task.language === "python").slice(0, 6);
  const problems = [...python, ...all.filter(({ task }) => task.language === "javascript").slice(0, 1)];
  const into = (name: string) => ({
    sandbox,
    problems,
    folder: join(folder, name),
    command: `assay eval starter --out runs/${name}`,
  });
  await toEnd(strategyPlan({ samples: 3 }), into("direct"));
  await toEnd(strategyPlan({ strategy: "codet" }), into("codet"));
  await toEnd(strategyPlan({ strategy: "self-debugging", model: "scripted/learner" }), {
    ...into("repair"),
    problems: python,
    model: learner(problems),
  });
  const samples = "wizardcoder15b-humaneval/humaneval_T0.0_N1.jsonl.gz";
  const hasHumanEval = missing(samples, "humaneval") === undefined;
  if (hasHumanEval) {
    const from = { kind: "samples" as const, path: data(samples), extract: "auto" as const };
    const plan: Plan = {
      benchmark: "humaneval",
      data: [data("humaneval")],
      from,
      limit: 20,
      k: [1],
      seed: 0,
    };
    await toEnd(plan, { sandbox, folder: join(folder, "wizardcoder") });
  }
  documents(folder);
  return { folder, problems, hasHumanEval, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Files that other commands write with --json, in their shapes. */
function documents(folder: string): void {
  const attack = (name: string, goal: string) => ({
    attack: { name, goal, language: "python", title: "", program: "" },
    outcome: "fail",
    accepted: false,
    reached: [],
    survivors: 0,
    believed: goal === "forge",
  });
  const siege = {
    isolation: "namespaces",
    results: [attack("exit.py", "forge"), attack("reads.py", "escape")],
    unavailable: [{ language: "go", reason: "no toolchain" }],
    held: [],
  };
  const hole = { ...siege, isolation: "none", results: [{ ...attack("exit.py", "forge"), accepted: true }] };
  writeFileSync(join(folder, "attacks.json"), JSON.stringify([siege, hole]));
  const row = {
    name: "pass@1 %",
    published: 59.8,
    ours: 59.76,
    tolerance: 1,
    difference: -0.04,
    within: true,
  };
  const reproductions = [
    { id: "wizardcoder", title: "WizardCoder on HumanEval", paper: "Luo et al. 2023", rows: [row] },
  ];
  writeFileSync(
    join(folder, "reproductions.json"),
    JSON.stringify({ reproductions, isolation: "namespaces" }),
  );
  mkdirSync(join(folder, "gateway"), { recursive: true });
  const entry = (n: number) => ({
    time: `2026-01-02T03:0${n}:00Z`,
    key: "laptop",
    model: "codet/openai/x",
    verified: n % 3 !== 0,
    tokens: 100 * n,
    usd: 0.001 * n,
    route: "/v1/messages",
    milliseconds: 800 * n,
    status: 200,
    secret: "sk-never",
  });
  writeFileSync(
    join(folder, "gateway", "audit.jsonl"),
    [1, 2, 3, 4].map((n) => `${JSON.stringify(entry(n))}\n`).join(""),
  );
}

/** A finished run written by hand, for records that no engine of ours would make. */
export function writeRun(folder: string, records: object[], plan: Plan = strategyPlan({})): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  writeFileSync(
    join(folder, "records.jsonl"),
    records.map((record) => `${JSON.stringify(record)}\n`).join(""),
  );
}

export function record(
  task: string,
  attempt: number,
  outcome = "pass",
  program = "pass\n",
): Record<string, unknown> {
  const pass = outcome === "pass";
  const checks = [{ test: 0, outcome, output: pass ? "" : "assert f(1) == 2\n  got      1\n  expected 2" }];
  const measures = { cpuSeconds: 0.01, wallSeconds: 0.02, memoryBytes: 1e7 };
  const verdict = { pass, score: pass ? 1 : 0, checks, measures };
  const spend = { calls: 1, tokens: { prompt: 10, completion: 5 }, usd: 0.001, checks: 1, seconds: 1 };
  return { task, attempt, language: "python", program, outcome, verdict, spend };
}

/** Where the built page is, and why browser tests cannot run if it is not. */
export const PAGE = new URL("../../../dist/doors/web/page/", import.meta.url);
export const pageMissing = existsSync(new URL("page.js", PAGE))
  ? undefined
  : "the page is not built (npm run build)";
