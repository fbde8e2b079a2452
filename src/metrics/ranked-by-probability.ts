import { rankByScore } from "../core/grid.ts";
import type { Metric } from "../core/metric.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { byTask } from "./problems/by-task.ts";
import { rankedPassAtK } from "./ranked/ranked-pass-at-k.ts";
import { ndcg, reciprocalRank } from "./ranked/retrieval.ts";

/**
 * How well stated probabilities rank a problem's samples: pass@k of taking the most probable first, where ties are groups and
 * no order of sampling decides; the mean reciprocal rank of the first right one; NDCG of the shares of tests passed. Ties
 * are ordered against the method for the last two. Only for problems with two samples or more that state one.
 */
const metric: Metric = {
  id: "ranked-by-probability",
  title: "Ranking of samples by stated probability: pass@k under ties, MRR, NDCG",
  paper: "Chen et al. 2022 (CodeT), arXiv 2207.10397; Järvelin & Kekäläinen 2002, ACM TOIS 20",
  needs: [],
  of(records, { k, seed }) {
    const problems = byTask(records.filter(({ probability }) => probability !== undefined)).filter(
      (samples) => samples.length > 1,
    );
    if (problems.length === 0) return {};
    const n = problems.reduce((sum, samples) => sum + samples.length, 0);
    const estimate = (values: number[]) => ({ ...bootstrapMean(values, seed), n });
    const ordered = problems.map((samples) =>
      samples.toSorted((a, b) => b.probability! - a.probability! || a.verdict.score - b.verdict.score),
    );
    const ranked = problems.map((samples) => ({
      ranked: rankByScore(samples.map(({ probability }) => probability!)),
      right: samples.map(({ outcome }) => outcome === "pass"),
      counts: samples.map(() => 1),
      picks: "distinct" as const,
    }));
    const scores = ordered.map((samples) => samples.map(({ verdict }) => verdict.score));
    return {
      ...Object.fromEntries(
        k.map((each) => [`ranked-pass@${each}`, estimate(ranked.map((pool) => rankedPassAtK(pool, each)))]),
      ),
      mrr: estimate(
        ordered.map((samples) => reciprocalRank(samples.map(({ outcome }) => outcome === "pass"))),
      ),
      ndcg: estimate(scores.map((each) => ndcg(each, each.length, { gain: "linear" }))),
    };
  },
};

export default metric;
