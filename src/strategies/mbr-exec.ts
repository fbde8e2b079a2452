import type { Strategy } from "../core/strategy.ts";
import answerGrid from "../moves/answer-grid.ts";
import rankedOrder from "../moves/ranked-order.ts";
import sample from "../moves/sample.ts";
import varyInputs from "../moves/vary-inputs.ts";
import selector from "../selectors/mbr-exec.ts";

export interface MbrExecStrategyOptions {
  style: "chat" | "completion";
  /** Programs sampled; the paper shows up to 125. */
  samples: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * MBR-Exec: every program runs on the call of the first visible test alone, whose expected value is thrown away, and
 * the one whose answer is most common is given. Equals are drawn (the paper takes the likeliest by log-probability).
 * A task that shows no call with literal arguments gives a random program. Calls: `program` ×n.
 */
const mbrExec: Strategy<MbrExecStrategyOptions> = {
  id: "mbr-exec",
  title: "MBR-Exec: the program whose answer to one input is most common",
  paper: "Shi et al. 2022, arXiv 2204.11454",
  calls: "program ×20",
  options: { style: "chat", samples: 20, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const programs = await sample(task, kit, { ...options, n: options.samples });
    const grid = await answerGrid(programs, await varyInputs(task, 1), task, kit);
    return rankedOrder(selector.rank(grid, selector.options), grid, kit);
  },
};

export default mbrExec;
