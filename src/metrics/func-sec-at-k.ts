import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { FUNCTIONAL, hasPart, passesPart, SECURITY, shareAtK } from "./outcomes/parts.ts";

/**
 * func@k, sec@k and func-sec@k: checks about what a program must do, about security, and both. Secure alone says little: an empty
 * program is secure.
 */
const metric: Metric = {
  id: "func-sec-at-k",
  title: "func@k and func-sec@k: works, and works securely",
  paper: "Peng et al. 2025 (CWEval), arXiv 2501.08200",
  needs: ["checks"],
  of(records, options) {
    if (!hasPart(records, FUNCTIONAL) || !hasPart(records, SECURITY)) return {};
    const works = (record: SampleRecord) => passesPart(record, ...FUNCTIONAL);
    const isSecure = (record: SampleRecord) => passesPart(record, ...SECURITY);
    return {
      ...shareAtK(records, "func", works, options),
      ...shareAtK(records, "sec", isSecure, options),
      ...shareAtK(records, "func-sec", (record) => works(record) && isSecure(record), options),
    };
  },
};

export default metric;
