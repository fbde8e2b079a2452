import { AssayError } from "../core/errors.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import promptTrial, { instructed, type TrainingTask, trainingFault } from "../moves/prompt-trial.ts";
import question from "../moves/question.ts";
import write from "../moves/write.ts";

export interface ProchemyOptions {
  /** The prompt to begin with, a system message. */
  seed: string;
  /** Solved problems that prompts are tried on; without any, the seed prompt is used as it is. A file is `training=@FILE`. */
  training: TrainingTask[];
  /** Prompts in each round. */
  prompts: number;
  rounds: number;
  /** Asks for one mutation until it stands in double braces. */
  tries: number;
  /** Of mutations; programs are written at 0. */
  temperature: number;
  maxTokens: number | null;
}

/**
 * Refines a system prompt on training tasks, then solves the task with the best. A prompt's score is the sum of the weights
 * of the training tasks that it solves, and a task weighs the more the fewer prompts solve it. All prompts tied at the top
 * stay, mutations of drawn winners fill up the rest, until a round brings no better score.
 *
 * The search is paid for each task: to solve many, take the prompt that one run found (its `program` ask shows it) as
 * `seed` and leave `training` empty.
 * Calls: `mutate` and `trial` (prompts × training tasks) per round, then `program`.
 */
const prochemy: Strategy<ProchemyOptions> = {
  id: "prochemy",
  title: "Prochemy: a system prompt refined on training tasks",
  paper: "Ye et al. 2025 (Prompt Alchemy), arXiv 2503.11085",
  calls: "mutate and trial while training tasks are given, then program",
  options: {
    seed: "You are an expert programmer. Write a program that does exactly what is asked.",
    training: [],
    prompts: 10,
    rounds: 10,
    tries: 3,
    temperature: 1,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const { training, prompts, rounds, maxTokens } = options;
    const fault = trainingFault(training);
    if (fault !== null)
      throw new AssayError("BAD_OPTION", fault, {
        where: "prochemy",
        fix: 'each is {"prompt": "…", "tests": ["…"]}',
      });
    const greedy = { temperature: 0, maxTokens };
    let winners = [options.seed];
    let best = Number.NEGATIVE_INFINITY;
    for (let round = 0; training.length > 0 && round < rounds; round++) {
      const pool = await filled(winners, prompts, kit, options);
      const solved = await Promise.all(
        pool.map((prompt) =>
          Promise.all(training.map((each) => promptTrial(prompt, each, task, kit, greedy))),
        ),
      );
      const scores = weighted(solved);
      const top = Math.max(...scores);
      winners = pool.filter((_, at) => scores[at] === top);
      if (top <= best) break;
      best = top;
    }
    return [await write(task, kit, instructed(task, winners[0]!), { ...greedy, id: "program/0" })];
  },
};

/** The score of each prompt from which tasks it solved: a solved task counts (all solutions) / (solutions of this task). */
export function weighted(solved: readonly (readonly boolean[])[]): number[] {
  const perTask = (solved[0] ?? []).map((_, task) => solved.filter((row) => row[task]).length);
  const all = perTask.reduce((sum, count) => sum + count, 0);
  return solved.map((row) =>
    row.reduce((sum, isSolved, task) => sum + (isSolved ? all / perTask[task]! : 0), 0),
  );
}

/** All winners, and mutations of drawn ones up to the size. */
async function filled(
  winners: string[],
  size: number,
  kit: Kit,
  options: ProchemyOptions,
): Promise<string[]> {
  const pool = [...winners];
  while (pool.length < size) {
    const prompt = await mutated(winners[Math.floor(kit.random() * winners.length)]!, kit, options);
    if (prompt === null) break;
    pool.push(prompt);
  }
  return pool;
}

/** Another prompt in the place of one; null when the model never marks it. */
async function mutated(
  prompt: string,
  kit: Kit,
  { tries, ...options }: ProchemyOptions,
): Promise<string | null> {
  const content = `This is a system prompt for a model that writes programs:\n\n${prompt}\n\nWrite a different one with the same purpose that makes its programs better. Put it, and nothing else, in double braces: {{the prompt}}.`;
  for (let asked = 0; asked < tries; asked++) {
    const text = await question(kit, "mutate", [{ role: "user", content }], options);
    const marked = /\{\{([\s\S]+?)\}\}/.exec(text)?.[1]?.trim();
    if (marked) return marked;
  }
  return null;
}

export default prochemy;
