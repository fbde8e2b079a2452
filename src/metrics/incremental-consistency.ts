import type { Metric } from "../core/metric.ts";
import { meanPerSample } from "./text/per-sample.ts";

/** REval's four questions about one line and one input, in its order. */
export const QUESTIONS = ["coverage", "state", "path", "output"] as const;

/**
 * What one item is worth: 1 when all four answers are right, a half for the first three, a quarter for the first two, an
 * eighth for only the first. Any other pattern is 0: a later answer that is right without the earlier ones was not derived.
 * Chen et al. 2024 (REval), arXiv 2403.16437
 */
export function incrementalConsistency(right: readonly boolean[]): number {
  const first = right.indexOf(false);
  const solved = first < 0 ? right.length : first;
  if (solved === 0 || right.slice(solved).includes(true)) return 0;
  return 2 ** (solved - right.length);
}

/** For samples whose checks are of the parts `coverage`, `state`, `path` and `output`, several items in turn. In percent. */
const metric: Metric = {
  id: "incremental-consistency",
  title: "Incremental consistency of reasoning about a run",
  paper: "Chen et al. 2024 (REval), arXiv 2403.16437",
  needs: ["checks"],
  of: (records, { seed }) =>
    meanPerSample(records, seed, ({ verdict }) => {
      const answers = QUESTIONS.map((question) => verdict.checks.filter(({ part }) => part === question));
      const items = Math.min(...answers.map((each) => each.length));
      if (items === 0) return {};
      const values = Array.from({ length: items }, (_, item) =>
        incrementalConsistency(answers.map((each) => each[item]!.outcome === "pass")),
      );
      return { "incremental-consistency": (100 * values.reduce((sum, value) => sum + value, 0)) / items };
    }),
};

export default metric;
