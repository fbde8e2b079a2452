import type { Strategy } from "../core/strategy.ts";
import demonstrations, { type Demonstration } from "../moves/demonstrations.ts";
import { wordsOf } from "../moves/shots/bm25.ts";
import { cover } from "../moves/shots/cover.ts";
import { withNotes } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import write from "../moves/write.ts";

/** A solved task with what a programmer would settle before its program. */
export interface PreparedShot extends Demonstration {
  /** Its test cases, the APIs it needs, or its signature. Where missing: the first line of the program. */
  preliminary?: string;
}

export interface AcecoderOptions {
  /** The pool: solved tasks, each with its preliminary; what solves the task itself is left out. */
  shots: PreparedShot[];
  /** What is written before the program, in examples and answer alike. */
  preliminary: "tests" | "apis" | "signature";
  /** Found by BM25. */
  retrieved: number;
  /** Of these, shown. */
  shown: number;
  /** What an n-gram of the task counts once an example holds it. */
  decay: number;
  temperature: number;
  maxTokens: number | null;
}

const WORDS = { tests: "Test cases", apis: "APIs needed", signature: "Signature" };

/**
 * Examples that are like the task but unlike each other, each as requirement, preliminary, program; the model writes
 * the preliminary, then the program. What is written as a test is never run. Calls: one `program`.
 */
const acecoder: Strategy<AcecoderOptions> = {
  id: "acecoder",
  title: "AceCoder: diverse examples, and test cases written before the program",
  paper: "Li et al. 2023, arXiv 2303.17780",
  calls: "program",
  options: {
    shots: [],
    preliminary: "tests",
    retrieved: 20,
    shown: 3,
    decay: 0.5,
    temperature: 0,
    maxTokens: null,
  },
  choices: { preliminary: ["tests", "apis", "signature"] },
  async solve(task, kit, options) {
    const by = { by: "bm25", count: options.retrieved, order: "falling", balance: 0.5 } as const;
    const near = demonstrations(task, options.shots, by, () => kit.random());
    const words = near.map(({ prompt }) => wordsOf(prompt));
    const places = cover(wordsOf(task.prompt), words, { count: options.shown, decay: options.decay });
    const label = syntaxOf(task.language).names[0] ?? "";
    const heading = WORDS[options.preliminary];
    const examples = places.map((place) => {
      const { prompt, program } = near[place]!;
      const from = options.shots.find((shot) => shot.prompt === prompt && shot.program === program);
      const preliminary = from?.preliminary ?? program.trim().split("\n")[0]!;
      return `Requirement:\n${prompt.trim()}\n\n${heading}:\n${preliminary.trim()}\n\nProgram:\n${fenced(program, label)}`;
    });
    const demand = `First write "${heading}:" and under it, without a code block, what they are; then the program.`;
    const question = [...examples, withNotes(task, demand)].join("\n\n");
    return [await write(task, kit, question, { ...options, extraction: "last-fence" })];
  },
};

export default acecoder;
