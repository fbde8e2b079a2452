import type { Metric } from "../core/metric.ts";
import { loadGrammars } from "./code/tree.ts";
import { type ApiUse, apiUses } from "./misuse/uses.ts";
import { meanPerSample } from "./text/per-sample.ts";

export { type ApiUse, apiUses };

/**
 * `api-misuse-rate` is of programs that use a known API and can be parsed; `api-parsable` of all. A program without such a
 * call is in neither numerator nor denominator of the rate.
 */
const metric: Metric = {
  id: "api-misuse",
  title: "API misuse rate, by usage rules",
  paper: "Zhong & Wang 2024 (RobustAPI), arXiv 2308.10335",
  needs: ["programs"],
  ready: loadGrammars,
  of: (records, { seed }) =>
    meanPerSample(records, seed, ({ program, language }) => {
      const uses = apiUses(program, language);
      if (uses === null) return { "api-parsable": 0 };
      return {
        "api-parsable": 1,
        "api-misuse-rate": uses.length === 0 ? null : Number(uses.some(({ misused }) => misused)),
      };
    }),
};

export default metric;
