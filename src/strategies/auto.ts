import { Abstained, BudgetSpent } from "../core/errors.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import repair, { failureText } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { replyRule } from "../moves/text/describe.ts";
import varyInputs from "../moves/vary-inputs.ts";
import writeTests from "../moves/write-tests.ts";
import { calibrated, WEIGHTS } from "./auto/calibration.ts";
import { Evidence, type Standing } from "./auto/evidence.ts";

export interface AutoOptions {
  style: "chat" | "completion";
  /** Spends no more once the answer is this probably right. */
  stopAt: number;
  /** Gives no answer that is less probably right. 0 always answers. */
  abstainBelow: number;
  /** Programs sampled at most, repairs not counted. */
  samples: number;
  /** Programs in the second request; every later one doubles it. */
  batch: number;
  /** Repairs at most. */
  repairs: number;
  /** Lists of tests sampled, once programs differ. */
  testCompletions: number;
  testsPerCompletion: number;
  /** Inputs without known outputs on which programs are compared. */
  inputs: number;
  /** Of the calibration: five numbers, for a model of which runs are known. Null: those that ship. */
  weights: number[] | null;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Our own: spends where evidence says it helps, and says how probably its answer is right.
 *
 * One likely program first; then, as long as the best group of equal behaviour is less probably right than `stopAt`:
 * repair while everything fails a visible test, more programs while there is nothing to compare, generated tests once
 * groups disagree, more programs again. The probability comes from how many programs agree, on what, and which
 * generated tests they pass (`posterior`), calibrated on simulated programmers.
 * Calls: `program` ×1, then `repair` ×1, `program` ×batch or `tests` ×n, until it is sure enough or may spend no more.
 */
const auto: Strategy<AutoOptions> = {
  id: "auto",
  title: "Auto: agreement, tests and repair where they help, with a calibrated probability",
  paper: "ours, 2026; after B4 (arXiv 2409.08692) and AlphaCode (arXiv 2203.07814)",
  calls: "program ×1–15, repair ×0–3, tests ×0–5",
  options: {
    style: "chat",
    stopAt: 0.95,
    abstainBelow: 0,
    samples: 15,
    batch: 2,
    repairs: 3,
    testCompletions: 5,
    testsPerCompletion: 5,
    inputs: 20,
    weights: null,
    temperature: 0.8,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    let standing: Standing = { groups: [], tests: [] };
    try {
      for await (standing of standings(task, kit, options)) {
        if (calibrated(standing, options.weights ?? WEIGHTS) >= options.stopAt) break;
      }
    } catch (error) {
      if (!(error instanceof BudgetSpent) || standing.groups.length === 0) throw error;
    }
    return answer(standing, options);
  },
};

/** What has been shown after the first program and after every further step, as long as there is something to do. */
export async function* standings(task: Task, kit: Kit, options: AutoOptions): AsyncGenerator<Standing> {
  const evidence = new Evidence(task, await varyInputs(task, options.inputs), kit);
  await evidence.add(await sample(task, kit, { ...options, n: 1, temperature: 0 }));
  const spent: Spent = { samples: 1, repairs: 0, requests: 0, tests: false };
  while (true) {
    const { standing } = evidence;
    yield standing;
    const step = nextStep(standing, spent, task, options);
    if (step === "stop") return;
    if (step === "tests") {
      await evidence.test(await writeTests(task, kit, { ...options, completions: options.testCompletions }));
      spent.tests = true;
    } else if (step === "repair") {
      await evidence.add([await repaired(standing, task, kit, spent.repairs++, options)]);
    } else {
      const n = Math.min(options.batch * 2 ** spent.requests++, options.samples - spent.samples);
      await evidence.add(await sample(task, kit, { ...options, n }));
      spent.samples += n;
    }
  }
}

interface Spent {
  samples: number;
  repairs: number;
  /** Requests for programs beyond the first. */
  requests: number;
  tests: boolean;
}

function nextStep(
  { groups }: Standing,
  spent: Spent,
  task: Task,
  options: AutoOptions,
): "repair" | "tests" | "programs" | "stop" {
  const possible = groups.filter((group) => group.possible);
  const mayRepair = spent.repairs < options.repairs;
  const maySample = spent.samples < options.samples;
  if (possible.length === 0 && mayRepair && (spent.repairs <= spent.requests || !maySample)) return "repair";
  if (possible.length > 1 && !spent.tests && options.testCompletions > 0 && task.entry !== undefined)
    return "tests";
  return maySample ? "programs" : "stop";
}

/** A new version of a failing program: each time of the next group, largest share of visible tests first. */
async function repaired(
  { groups }: Standing,
  task: Task,
  kit: Kit,
  turn: number,
  options: AutoOptions,
): Promise<Candidate> {
  const group = groups[turn % groups.length]!;
  const failure = group.verdict ? failureText(group.verdict, task) : "";
  const feedback = ["The program above is wrong.", failure, `Please fix it. ${replyRule(task)}`].join("\n\n");
  const turns = [{ candidate: group.programs[0]!, feedback }];
  return repair(task, turns, kit, { temperature: options.temperature, maxTokens: options.maxTokens });
}

/** One program of each group, likeliest first; the first carries its probability. */
function answer(standing: Standing, { abstainBelow, weights }: AutoOptions): Candidate[] {
  const probability = calibrated(standing, weights ?? WEIGHTS);
  if (probability < abstainBelow) throw new Abstained(probability);
  return standing.groups.map(({ programs }, place) => ({
    ...programs[0]!,
    ...(place === 0 && { probability }),
  }));
}

export default auto;
