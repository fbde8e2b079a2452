import type { Metric } from "../core/metric.ts";
import { partsOf, passesPart, shareAtK } from "./outcomes/parts.ts";

/**
 * func@k, sec@k and func-sec@k: checks of the parts `functional` and `security`, and both. Secure alone says little: an empty
 * program is secure.
 */
const metric: Metric = {
  id: "func-sec-at-k",
  title: "func@k and func-sec@k: works, and works securely",
  paper: "Peng et al. 2025 (CWEval), arXiv 2501.08200",
  needs: ["checks"],
  of(records, options) {
    const parts = partsOf(records);
    if (!parts.includes("functional") || !parts.includes("security")) return {};
    return {
      ...shareAtK(records, "func", (record) => passesPart(record, "functional"), options),
      ...shareAtK(records, "sec", (record) => passesPart(record, "security"), options),
      ...shareAtK(
        records,
        "func-sec",
        (record) => passesPart(record, "functional") && passesPart(record, "security"),
        options,
      ),
    };
  },
};

export default metric;
