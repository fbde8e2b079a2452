import type { Strategy } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";
import demonstrations, { type Demonstration } from "../moves/demonstrations.ts";
import sketch from "../moves/sketch.ts";
import { withNotes } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import write from "../moves/write.ts";

export interface RetrievalFusionOptions {
  /** The pool: solved tasks, what solves the task itself left out. */
  shots: Demonstration[];
  /**
   * How retrieved programs meet the task: all before it, the nearest last (`sequential`); a question for each, the
   * answer to the nearest first (`expansion`); sketches of them, to be filled (`sketch`).
   */
  fusion: "sequential" | "expansion" | "sketch";
  /** Programs taken from the pool. */
  retrieved: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Three ways to fuse retrieved programs with a task; the paper's fourth, over decoder states, needs the weights, and its
 * sample expansion also multiplies training data. Calls: `program` (one for each retrieved one under `expansion`),
 * after an `outline` for each under `sketch`.
 */
const retrievalFusion: Strategy<RetrievalFusionOptions> = {
  id: "retrieval-fusion",
  title: "Retrieval fusions: sequential integration, sample expansion, sketch filling",
  paper: "Yang et al. 2025, arXiv 2501.13742",
  calls: "program; ×4 under expansion; after outline ×4 under sketch",
  options: { shots: [], fusion: "sequential", retrieved: 4, temperature: 0, maxTokens: null },
  choices: { fusion: ["sequential", "expansion", "sketch"] },
  async solve(task, kit, options) {
    const by = { by: "bm25", count: options.retrieved, order: "falling", balance: 0.5 } as const;
    const near = demonstrations(task, options.shots, by, () => kit.random()).map(({ program }) => program);
    const label = syntaxOf(task.language).names[0] ?? "";
    const ask = (programs: string[], what: string, id = "program") => {
      const shown = programs.map((program) => fenced(program, label)).join("\n\n");
      const notes = programs.length === 0 ? "" : `${what}\n\n${shown}`;
      return write(task, kit, withNotes(task, notes), { ...options, id });
    };
    const similar = "Programs of similar tasks, for reference:";
    if (options.fusion === "sketch") {
      const sketches: string[] = [];
      for (const program of near) sketches.push(await sketch(task, program, [], kit, options));
      const kept = sketches.filter((text) => text !== "").reverse();
      return [
        await ask(
          kept,
          "Sketches of programs of similar tasks, whose holes are to be filled where they fit:",
        ),
      ];
    }
    if (options.fusion === "sequential" || near.length === 0)
      return [await ask([...near].reverse(), similar)];
    const answers: Candidate[] = [];
    for (const [place, program] of near.entries())
      answers.push(await ask([program], similar, `program/${place}`));
    return answers;
  },
};

export default retrievalFusion;
