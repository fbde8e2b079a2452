import { rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";
import { answerTo, inputsOf } from "./matrix/answers.ts";

export interface FunctionalConsensusOptions {
  /** What a crash costs on each input. */
  crash: number;
  /** Count a program as often as it was sampled; otherwise once. */
  repeats: boolean;
}

/**
 * FunCoder's functional consensus: on each input a program gets one point for every other program that answers the
 * same, and a fixed loss where it crashes; the sum decides. Unlike the largest group, programs need not agree
 * everywhere. The paper's further loss for failing an example of the docstring is left to the caller, who knows which
 * tests were given. On tests that are not rival answers, to fail alike is to answer alike.
 */
const functionalConsensus: Selector<FunctionalConsensusOptions> = {
  id: "functional-consensus",
  title: "Functional consensus: most agreement, input by input (FunCoder)",
  paper: "Chen et al. 2024, arXiv 2405.20092",
  options: { crash: -100, repeats: true },
  picks: "samples",
  rank(grid, { crash, repeats }) {
    if (grid.tests.length === 0) return [];
    const scores = grid.candidates.map((candidate) => (candidate.ran ? 0 : null));
    for (const input of inputsOf(grid)) {
      const answers = grid.candidates.map(({ ran, passes }) => (ran ? answerTo(input, passes) : null));
      const votes = new Map<number | null, number>();
      grid.candidates.forEach(({ count }, row) => {
        const answer = answers[row]!;
        votes.set(answer, (votes.get(answer) ?? 0) + (repeats ? count : 1));
      });
      answers.forEach((answer, row) => {
        if (scores[row] !== null) scores[row]! += answer === null ? crash : votes.get(answer)! - 1;
      });
    }
    return rankByScore(scores);
  },
};

export default functionalConsensus;
