import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import type { Check } from "../core/verdict.ts";
import { effAtK, efficiency, hodgesLehmann, type TimedSample } from "./efficiency/eff-at-k.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { PARTS } from "./outcomes/measured.ts";
import { byTask } from "./problems/by-task.ts";

export { effAtK, efficiency, hodgesLehmann, type TimedSample };

/** Endings that make a sample slow, not wrong, above level 0. */
const SLOW = new Set(["timeout", "memory"]);

/**
 * For samples whose checks are of the parts `level-0`, `level-1`, …, with seconds of each input from level 1 on: ENAMEL's. A
 * right sample without times cannot be told, and leaves out its problem.
 */
const metric: Metric = {
  id: "eff-at-k",
  title: "eff@k: expected efficiency of the best of k samples",
  paper: "Qiu et al. 2024 (ENAMEL), arXiv 2406.06647",
  needs: ["checks"],
  of(records, { k, seed }) {
    if (!records.some((record) => levelsOf(record).size > 0)) return {};
    const problems = byTask(records)
      .map((samples) => samples.map(efficiencyOf))
      .filter((samples): samples is number[] => !samples.includes(null));
    const fewest = Math.min(...problems.map(({ length }) => length));
    if (problems.length === 0) return {};
    const n = problems.reduce((total, { length }) => total + length, 0);
    return Object.fromEntries(
      k
        .filter((each) => each <= fewest)
        .map((each) => {
          const values = problems.map((efficiencies) => effAtK(efficiencies, each));
          return [`eff@${each}`, { ...bootstrapMean(values, seed), n }];
        }),
    );
  },
};

/** A sample's efficiency; null when it is right and was not timed. */
function efficiencyOf(record: SampleRecord): number | null {
  const levels = levelsOf(record);
  const correct = [...levels].every(
    ([level, { outcome }]) => outcome === "pass" || (level > 0 && SLOW.has(outcome)),
  );
  if (!correct || levels.size === 0) return record.outcome === "pass" ? null : 0;
  const scored = [...levels].filter(([level]) => level > 0).sort(([a], [b]) => a - b);
  const reference = scored.map(([, { measured }]) => Math.max(...(measured?.references ?? [])));
  if (reference.length === 0 || !reference.every(Number.isFinite)) return null;
  const slowest = scored.map(([, { outcome, measured }]) =>
    outcome === "pass" && measured!.values.length > 0 ? Math.max(...measured!.values) : null,
  );
  return efficiency({ correct, slowest }, reference, { weights: weightsOf(reference.length) });
}

/** ENAMEL's for its three levels; else all alike. */
const weightsOf = (levels: number) => (levels === 3 ? [3, 3, 4] : Array<number>(levels).fill(1));

function levelsOf({ verdict }: SampleRecord): Map<number, Check> {
  return new Map(
    verdict.checks.flatMap((check) => {
      const level = PARTS.level.exec(check.part ?? "")?.[1];
      return level === undefined ? [] : [[Number(level), check]];
    }),
  );
}

export default metric;
