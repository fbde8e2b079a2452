import type { Metric } from "../core/metric.ts";
import { measuredIn, PARTS } from "./outcomes/measured.ts";
import { ndcg, precisionAt, recallAt, reciprocalRank } from "./ranked/retrieval.ts";
import { meanPerSample } from "./text/per-sample.ts";

export { ndcg, precisionAt, recallAt, reciprocalRank };

/**
 * For answers that put things in an order, with a check of the part `ranking` that holds the grade of each in that order, and
 * the grades of all that were judged. What has a grade above 0 is relevant; where nothing is, there is no recall.
 */
const metric: Metric = {
  id: "retrieval",
  title: "MRR, NDCG and recall of answers that rank",
  paper: "Järvelin & Kekäläinen 2002, ACM TOIS 20; Husain et al. 2019 (CodeSearchNet), arXiv 1909.09436",
  needs: ["checks"],
  of: (records, { k, seed }) =>
    meanPerSample(records, seed, (record) => {
      const measured = measuredIn(record, PARTS.ranking, "grade")[0]?.measured;
      if (!measured) return {};
      const { values: grades, references: judged } = measured;
      const relevant = grades.map((grade) => grade > 0);
      const all = judged.filter((grade) => grade > 0).length;
      if (all === 0) return {};
      return {
        "retrieval-mrr": reciprocalRank(relevant),
        "retrieval-ndcg": ndcg(grades, judged.length, { judged }),
        ...Object.fromEntries(
          k.map((each) => [`retrieval-recall@${each}`, recallAt(relevant, each, all)] as const),
        ),
      };
    }),
};

export default metric;
