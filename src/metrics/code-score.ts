import type { Metric } from "../core/metric.ts";
import { loadGrammars } from "./code/tree.ts";
import { estimated } from "./learned/estimate.ts";
import { featuresOf } from "./learned/features.ts";
import { WEIGHTS } from "./learned/weights.ts";
import { meanPerSample } from "./text/per-sample.ts";

/**
 * The share of tests that a program is expected to pass, estimated without running it, from how it compares with a reference;
 * of several references the highest. In place of CodeScore's language model stand nine features and weights learned from
 * executed samples: it ranks, it does not decide. Null without a grammar. Loads the grammar when it is needed first.
 */
export async function codeScore(
  program: string,
  references: readonly string[],
  language: string,
): Promise<number | null> {
  await loadGrammars([language]);
  return best(program, references, language);
}

function best(program: string, references: readonly string[], language: string): number | null {
  const values = references.flatMap((reference) => {
    const features = featuresOf(program, reference, language);
    return features ? [estimated(WEIGHTS, features)] : [];
  });
  return values.length === 0 ? null : Math.max(...values);
}

const metric: Metric = {
  id: "code-score",
  title: "Learned estimate of the share of tests passed, without running",
  paper: "after Dong et al. 2023 (CodeScore), arXiv 2301.09043",
  needs: ["programs", "references"],
  ready: loadGrammars,
  of(records, { references, seed }) {
    if (!references) return {};
    return meanPerSample(records, seed, ({ task, program, language }) => ({
      "code-score": best(program, references.get(task) ?? [], language),
    }));
  },
};

export default metric;
