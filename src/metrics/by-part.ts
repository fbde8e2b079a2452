import type { Metric } from "../core/metric.ts";
import { partsOf, passesPart, shareAtK } from "./outcomes/parts.ts";

/** pass@k of each part that a benchmark's checks name: EvalPlus's base tests, ClassEval's methods. */
const metric: Metric = {
  id: "by-part",
  title: "pass@k of each part of the tests",
  paper: "as in Liu et al. 2023 (EvalPlus), arXiv 2305.01210",
  needs: ["checks"],
  of: (records, options) =>
    Object.assign(
      {},
      ...partsOf(records).map((part) =>
        shareAtK(records, `${part}-pass`, (record) => passesPart(record, part), options),
      ),
    ),
};

export default metric;
