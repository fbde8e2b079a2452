import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { combine, pairwiseSummary, type Verdict } from "./judged/pairwise.ts";
import { preferenceAccuracy } from "./judged/preference.ts";
import { byTask } from "./problems/by-task.ts";

export { combine, pairwiseSummary, preferenceAccuracy };

/** The part of a check that says whether the better of two was chosen; it has half its score where nothing was. */
export const CHOICE = "choice";

/**
 * For answers that choose between two programs, in percent: right choices, undecided ones counting half; and, where the run
 * also holds the pairs the other way round (`options.variants`), how often both orders together are right, and how often the
 * judge contradicts itself: 0 for one that only looks at the programs, 100 for one that only looks at the place.
 */
const metric: Metric = {
  id: "preference",
  title: "Preference: right choices, and how far they hang on the order of a pair",
  paper: "Liu et al. 2024 (CodeFavor), arXiv 2410.03837; Yang et al. 2024 (CodeArena), arXiv 2412.05210",
  needs: ["checks"],
  of(records, { variants, seed }) {
    const choices = records.filter(({ verdict }) => verdict.checks.some(({ part }) => part === CHOICE));
    if (choices.length === 0) return {};
    const tasks = byTask(choices);
    const percent = (values: number[], n: number) => ({ ...bootstrapMean(values, seed), n });
    const accuracy = tasks.map(
      (samples) =>
        preferenceAccuracy(samples.map((sample) => ({ choice: choiceOf(sample), right: "A" }))).accuracy,
    );
    const own = new Map(tasks.map((samples) => [samples[0]!.task, samples]));
    const pairs = tasks.flatMap((samples) => {
      const other = own.get(variants?.get(samples[0]!.task) ?? "");
      const games = samples.flatMap((sample) => {
        const turned = other?.find(({ attempt }) => attempt === sample.attempt);
        return turned ? [combine([gameOf(turned), gameOf(sample)])] : [];
      });
      return games.length === 0 ? [] : [games];
    });
    const summaries = pairs.map(pairwiseSummary);
    const n = pairs.reduce((total, { length }) => total + 2 * length, 0);
    return {
      "preference-accuracy": percent(accuracy, choices.length),
      ...(summaries.length > 0 && {
        "preference-both-orders": percent(
          summaries.map(({ win }) => 100 * win),
          n,
        ),
        "preference-contradictions": percent(
          summaries.map(({ contradictions }) => 100 * contradictions),
          n,
        ),
      }),
    };
  },
};

/** As if the better one were always A: only whether it was chosen counts. */
function choiceOf({ outcome, verdict }: SampleRecord): "A" | "B" | null {
  if (outcome === "pass") return "A";
  return verdict.score > 0 ? null : "B";
}

function gameOf(record: SampleRecord): Verdict {
  const choice = choiceOf(record);
  return choice === null ? null : choice === "A" ? 1 : -1;
}

export default metric;
