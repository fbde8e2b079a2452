import { AssayError } from "../core/errors.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import promptTrial, { instructed, type TrainingTask, trainingFault } from "../moves/prompt-trial.ts";
import { questions } from "../moves/question.ts";
import bandit from "../moves/search/bandit.ts";
import { shuffled } from "../moves/shots/pick.ts";
import { programText } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface ApeOptions {
  /** Solved problems with programs and tests: half are shown to find instructions, the other half score them. */
  training: TrainingTask[];
  /** Groups of shown problems that instructions are asked for. */
  groups: number;
  /** Problems in a group. */
  shown: number;
  /** Instructions asked for each group. */
  instructions: number;
  temperature: number;
  topP: number;
  /** Longest instruction, in tokens. */
  instructionTokens: number;
  /** `bandit` tries the promising ones more often; `all` tries each on every scoring problem. */
  scoring: "bandit" | "all";
  /** Of the bandit. */
  rounds: number;
  perRound: number;
  exploration: number;
  maxTokens: number | null;
}

/**
 * Finds an instruction from solved problems, then solves the task under it: the model guesses what someone was told who
 * wrote these programs, each guess is scored by what it solves of problems that no guess was made from. The release
 * proposes and scores on the same ones; here they are split. Without training tasks there is no instruction.
 *
 * The search is paid for each task: to solve many, take the instruction that one run found as `prochemy`'s `seed`.
 * Calls: `instruction` per group, `trial` per score, `program`.
 */
const ape: Strategy<ApeOptions> = {
  id: "ape",
  title: "APE: an instruction found from solved problems",
  paper: "Zhou et al. 2022, arXiv 2211.01910",
  calls: "instruction and trial while training tasks are given, then program",
  choices: { scoring: ["bandit", "all"] },
  options: {
    training: [],
    groups: 5,
    shown: 5,
    instructions: 50,
    temperature: 0.9,
    topP: 0.9,
    instructionTokens: 50,
    scoring: "bandit",
    rounds: 5,
    perRound: 50,
    exploration: 1,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const fault = trainingFault(options.training);
    if (fault !== null)
      throw new AssayError("BAD_OPTION", fault, {
        where: "ape",
        fix: 'each is {"prompt": "…", "program": "…", "tests": ["…"]}',
      });
    const order = shuffled(options.training.length, options.training.length, () => kit.random());
    const half = Math.ceil(order.length / 2);
    const pick = (places: number[]) => places.map((at) => options.training[at]!);
    const guesses = await guessed(task, pick(order.slice(0, half)), kit, options);
    const best = await bestOf(task, guesses, pick(order.slice(half)), kit, options);
    const how = { id: "program/0", temperature: 0, maxTokens: options.maxTokens };
    return [await write(task, kit, instructed(task, best), how)];
  },
};

/** Distinct instructions, in order. */
async function guessed(task: Task, shown: TrainingTask[], kit: Kit, options: ApeOptions): Promise<string[]> {
  const { groups, instructions: n, temperature, topP, instructionTokens: maxTokens } = options;
  const solved = shown.filter((each) => each.program !== undefined);
  if (solved.length === 0) return [];
  const guesses: string[] = [];
  for (let group = 0; group < groups; group++) {
    const drawn = shuffled(solved.length, Math.min(options.shown, solved.length), () => kit.random());
    const pairs = drawn.map((at) => {
      const { prompt, program } = solved[at]!;
      return `Problem: ${prompt.trim()}\n\n${programText({ text: program! }, task)}`;
    });
    const content = `I gave a friend one instruction and ${pairs.length} problems. With it, the friend wrote these programs:\n\n${pairs.join("\n\n")}\n\nWhat was the instruction? Reply with it alone.`;
    const messages = [{ role: "user" as const, content }];
    guesses.push(...(await questions(kit, "instruction", messages, { n, temperature, topP, maxTokens })));
  }
  return [...new Set(guesses.filter((guess) => guess !== ""))];
}

/** The instruction that solves the largest share of what it was tried on; the first of equals. */
async function bestOf(
  task: Task,
  guesses: string[],
  scoring: TrainingTask[],
  kit: Kit,
  options: ApeOptions,
): Promise<string> {
  if (guesses.length < 2 || scoring.length === 0) return guesses[0] ?? "";
  const greedy = { temperature: 0, maxTokens: options.maxTokens };
  const solves = async (guess: number, problem: number) =>
    Number(await promptTrial(guesses[guess]!, scoring[problem]!, task, kit, greedy));
  const random = () => kit.random();
  const means =
    options.scoring === "bandit"
      ? (
          await bandit(guesses.length, {
            ...options,
            random,
            pull: (guess) => solves(guess, Math.floor(random() * scoring.length)),
          })
        ).map(({ pulls, total }) => (pulls === 0 ? 0 : total / pulls))
      : await Promise.all(
          guesses.map(async (_, guess) => {
            const results = await Promise.all(scoring.map((_each, problem) => solves(guess, problem)));
            return results.reduce((sum, each) => sum + each, 0) / scoring.length;
          }),
        );
  return guesses[means.indexOf(Math.max(...means))]!;
}

export default ape;
