import type { Strategy } from "../core/strategy.ts";
import answerGrid from "../moves/answer-grid.ts";
import rankedOrder from "../moves/ranked-order.ts";
import sample from "../moves/sample.ts";
import varyInputs from "../moves/vary-inputs.ts";
import { visiblePassers } from "../moves/visible-score.ts";
import selector from "../selectors/functional-consensus.ts";

export interface FunctionalConsensusStrategyOptions {
  style: "chat" | "completion";
  /** Programs sampled: 11 in the paper. */
  samples: number;
  /** Inputs run. The paper lets the model write programs that call the function with random arguments. */
  inputs: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * FunCoder's functional consensus without its divide step: the program that agrees with most others, input by input.
 * Programs that fail a visible test come after all that pass (the paper's loss of 10,000). Calls: `program` ×n.
 */
const functionalConsensus: Strategy<FunctionalConsensusStrategyOptions> = {
  id: "functional-consensus",
  title: "Functional consensus: agreement of sampled programs on many inputs",
  paper: "Chen et al. 2024, arXiv 2405.20092",
  calls: "program ×11",
  options: { style: "chat", samples: 11, inputs: 20, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const programs = await sample(task, kit, { ...options, n: options.samples });
    const passing = await visiblePassers(task, programs, kit);
    const texts = new Set(passing.map(({ text }) => text));
    const grid = await answerGrid(programs, await varyInputs(task, options.inputs), task, kit);
    const scores = selector.rank(grid, selector.options);
    const part = (wanted: boolean) =>
      scores
        .map(({ score, members }) => ({
          score,
          members: members.filter((row) => texts.has(grid.candidates[row]!.text) === wanted),
        }))
        .filter(({ members }) => members.length > 0);
    return rankedOrder([...part(true), ...part(false)], grid, kit);
  },
};

export default functionalConsensus;
