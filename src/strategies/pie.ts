import type { Message } from "../core/model.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import measured, { isCheaper, type Measure, type Measured } from "../moves/cost.ts";
import demonstrations from "../moves/demonstrations.ts";
import firstProgram from "../moves/first-program.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import { writeSeveral } from "../moves/write.ts";

export interface PieOptions {
  /**
   * - `instruction`: the demand alone;
   * - `steps`: the model first thinks about why the program is slow;
   * - `shots`: the first pairs of `pairs`;
   * - `retrieved`: those whose slow program is most like this one;
   * - `conditioned`: the tag of the fastest tenth, for models trained with such tags.
   */
  prompt: "instruction" | "steps" | "shots" | "retrieved" | "conditioned";
  /** A slow program and a fast one that does the same. */
  pairs: { slow: string; fast: string }[];
  /** Pairs shown: the paper shows 2, and 2 to 4 when they are retrieved. */
  shown: number;
  samples: number;
  measure: Measure;
  /** Least share saved that counts as faster. */
  gain: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Many rewrites of a slow program; the answer is the cheapest that passes the visible tests, and the program itself when
 * none is at least a tenth cheaper. Pairs are retrieved by BM25 over the slow programs' words, where the paper embeds them.
 * Calls: `program` ×1 unless the task brings its program, then `repair` ×n in one request.
 */
const pie: Strategy<PieOptions> = {
  id: "pie",
  title: "PIE: performance-improving edits, the fastest right one of n",
  paper: "Shypula et al. 2024, arXiv 2302.07867",
  calls: "program unless the task brings one, then repair ×8",
  choices: {
    prompt: ["instruction", "steps", "shots", "retrieved", "conditioned"],
    measure: ["seconds", "memory", "memory-seconds"],
  },
  options: {
    prompt: "instruction",
    pairs: [],
    shown: 2,
    samples: 8,
    measure: "seconds",
    gain: 0.1,
    temperature: 0.7,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const first = await firstProgram(task, kit);
    const slow = await measured(task, first, kit, options.measure);
    if (!slow) return [first];
    const rewrites = await edits(task, first, kit, options);
    const tried = await Promise.all(rewrites.map((each) => measured(task, each, kit, options.measure)));
    const faster = tried
      .filter((each): each is Measured => each !== null && isCheaper(each.cost, slow.cost, options.gain))
      .sort((a, b) => a.cost - b.cost);
    return [...faster.map(({ candidate }) => candidate), first];
  },
};

const DEMANDS: Record<PieOptions["prompt"], string> = {
  instruction: "The program is right but slow. Write a faster one that does the same.",
  steps:
    "The program is right but slow. First say what makes it slow and how that can be avoided; then write a faster one that does the same.",
  shots: "Write a faster program that does the same.",
  retrieved: "Write a faster program that does the same.",
  conditioned: "Write a faster program that does the same. Its speed is to be 10/10.",
};

async function edits(task: Task, first: Candidate, kit: Kit, options: PieOptions): Promise<Candidate[]> {
  const demand = `${DEMANDS[options.prompt]} ${replyRule(task)}`;
  const messages = [
    ...shots(task, first, options),
    ...about(task, { Program: programText(first, task) }, demand),
  ];
  const how = { ...options, id: "edit", parent: first.id, purpose: "repair", n: options.samples } as const;
  return writeSeveral(task, kit, messages, how);
}

function shots(task: Task, { text }: Candidate, { prompt, pairs, shown }: PieOptions): Message[] {
  if (prompt !== "shots" && prompt !== "retrieved") return [];
  const pool = pairs.map(({ slow, fast }) => ({ prompt: slow, program: fast }));
  const by = prompt === "shots" ? "given" : "bm25";
  const how = { by, count: shown, order: "rising", balance: 1 } as const;
  const label = syntaxOf(task.language).names[0] ?? "";
  return demonstrations({ id: task.id, prompt: text }, pool, how, () => 0).flatMap((pair): Message[] => [
    { role: "user", content: `${DEMANDS[prompt]}\n\n${fenced(pair.prompt, label)}` },
    { role: "assistant", content: fenced(pair.program, label) },
  ]);
}

export default pie;
