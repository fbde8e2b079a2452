import type { Strategy } from "../core/strategy.ts";
import demonstrations, { type Demonstration } from "../moves/demonstrations.ts";
import sketch, { labels, type SketchExample, tokensOf, withHoles } from "../moves/sketch.ts";
import { withNotes } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import write from "../moves/write.ts";

export interface SkcoderOptions {
  /** Solved tasks to retrieve from. */
  shots: Demonstration[];
  /** Sketches to show before the one that is asked for. */
  examples: number;
  /** What such a sketch keeps: the longest common subsequence, or (released alternative) any common token. */
  labels: "lcs" | "common";
  temperature: number;
  maxTokens: number | null;
}

/**
 * Retrieves the program of the most similar task, sketches it (the parts to keep, holes for the rest) and has the
 * sketch edited into the answer. The paper trains sketcher and editor; here a model is asked for both, after sketches
 * of the pool's own tasks made with the training labels. Calls: `outline`, `program`; with an empty pool, `program`.
 */
const skcoder: Strategy<SkcoderOptions> = {
  id: "skcoder",
  title: "SkCoder: retrieve, sketch, edit",
  paper: "Li et al. 2023, arXiv 2302.06144",
  calls: "outline, program; without a pool, program",
  options: { shots: [], examples: 2, labels: "lcs", temperature: 0, maxTokens: null },
  choices: { labels: ["lcs", "common"] },
  async solve(task, kit, options) {
    const nearest = (to: typeof task, count: number) =>
      demonstrations(to, options.shots, { by: "bm25", count, order: "falling", balance: 0.5 }, () => 0);
    const [similar, ...others] = nearest(task, 1 + options.examples);
    if (!similar) return [await write(task, kit, withNotes(task), options)];
    const examples = others.flatMap((target): SketchExample[] => {
      const [source] = nearest({ ...task, id: "", starter: "", prompt: target.prompt }, 1);
      if (!source) return [];
      const tokens = tokensOf(source.program);
      const kept = labels(tokens, tokensOf(target.program), options.labels);
      return [{ prompt: target.prompt, retrieved: source.program, sketch: withHoles(tokens, kept) }];
    });
    const kept = await sketch(task, similar.program, examples, kit, options);
    if (kept === "") return [await write(task, kit, withNotes(task), options)];
    const notes = `Edit this sketch into the program: keep what fits, fill the holes.\n\n${fenced(kept, "")}`;
    return [await write(task, kit, withNotes(task, notes), options)];
  },
};

export default skcoder;
