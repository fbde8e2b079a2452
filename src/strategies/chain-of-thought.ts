import type { Strategy } from "../core/strategy.ts";
import type { Extraction } from "../moves/extract.ts";
import { withNotes } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface ChainOfThoughtOptions {
  /** What asks for the steps. */
  trigger: string;
  /** The program stands after the reasoning, which may hold drafts: the last block. */
  extraction: Extraction;
  temperature: number;
  maxTokens: number | null;
}

/** Steps in words before the program, in one reply. Calls: one `program`. */
const chainOfThought: Strategy<ChainOfThoughtOptions> = {
  id: "chain-of-thought",
  title: "Chain of thought: steps in words before the program",
  paper: "Kojima et al. 2022, arXiv 2205.11916; Wei et al. 2022, arXiv 2201.11903",
  calls: "program",
  options: {
    trigger: "Let's think step by step.",
    extraction: "last-fence",
    temperature: 0,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    return [await write(task, kit, `${withNotes(task)}\n\n${options.trigger}`, options)];
  },
};

export default chainOfThought;
