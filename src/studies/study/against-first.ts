import { holm } from "../../metrics/paired/corrections.ts";
import { compareRuns } from "../../run/compare.ts";
import type { Section } from "../document/document.ts";
import { interval, number, probability, signed } from "./numbers.ts";
import type { StudyRun } from "./study.ts";

/**
 * Every later run against the first, paired by task: pass rate, difference with its interval, p-value corrected for how
 * many are compared (Holm), flips, and what the settings did to the cost.
 */
export function againstFirst(
  [first, ...others]: readonly StudyRun[],
  seed: number,
  { heading, text }: Pick<Section, "heading" | "text">,
): Section {
  const compared = others.map((run) => compareRuns(first!, run, seed));
  const corrected = holm(compared.map(({ difference }) => difference.p));
  const tokens = (run: StudyRun) =>
    run.report ? run.report.cost.tokens.prompt + run.report.cost.tokens.completion : undefined;
  const base = compared[0]!.score.first;
  const rows = compared.map(({ score, difference, flips, detectable }, index) => [
    others[index]!.name,
    number(score.second.value),
    signed(difference.value),
    interval(difference.ci),
    probability(corrected[index]!),
    `${flips.fixed.length} / ${flips.broken.length}`,
    number(detectable),
    tokens(others[index]!)?.toLocaleString("en-US") ?? "",
  ]);
  return {
    heading,
    text: [
      ...text,
      `Each run against ${first!.name}, whose pass rate is ${number(base.value)} ${interval(base.ci)}. Intervals are of 95 %; p-values are by sign flips, corrected by Holm. "Would see" is the smallest true difference that these tasks show in 8 of 10 studies.`,
    ],
    table: {
      columns: [
        "run",
        ">pass rate",
        ">difference",
        ">interval",
        ">p",
        ">fixed / broken",
        ">would see",
        ">tokens",
      ],
      rows,
    },
    intervals: compared.map(({ difference }, index) => ({
      label: others[index]!.name,
      value: difference.value,
      ci: difference.ci,
    })),
  };
}
