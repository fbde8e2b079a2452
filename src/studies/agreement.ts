import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { loadRoom } from "../core/room.ts";
import { associations, type SystemPair, systemAgreement } from "../metrics/correlation/agreement.ts";
import { auc } from "../metrics/correlation/auc.ts";
import { kendall } from "../metrics/correlation/kendall.ts";
import { associationEstimate } from "../metrics/correlation/significance.ts";
import { spearman } from "../metrics/correlation/spearman.ts";
import { holm } from "../metrics/paired/corrections.ts";
import { byTask } from "../metrics/problems/by-task.ts";
import { mean } from "../metrics/problems/mean.ts";
import type { Section } from "./document/document.ts";
import { interval, number, percent, probability } from "./study/numbers.ts";
import { labelKey, type Study, type StudyOptions, type StudyRun } from "./study/study.ts";

/** For intervals and p-values. */
const RESAMPLES = 1000;

/** Whether metrics that compare with references say what verdicts say, or people (`labels`), of the same programs. */
const agreement: Study = {
  id: "agreement",
  title: "Do metrics agree with the truth?",
  paper: "Evtikhiev et al. 2023, arXiv 2208.03133",
  runs: "one or more runs on a benchmark that has references; of several, which is better is asked too",
  least: 1,
  async write(runs, options) {
    const languages = new Set(runs.flatMap(({ records }) => records.map(({ language }) => language)));
    const room = await loadRoom<Metric>(new URL("../metrics/", import.meta.url), "metric");
    const metrics = room.filter(({ needs }) => needs?.includes("references"));
    await Promise.all(metrics.map((metric) => metric.ready?.([...languages])));
    const valued = runs.map((run) => ({ name: run.name, samples: samplesOf(run, metrics, options) }));
    return [
      ...valued.map((run) => withLabels(run, options)),
      ...(valued.length > 1 ? [amongRuns(valued, options.seed)] : []),
    ];
  },
};

/** A program with its label, and what each metric says of it. */
interface Sample {
  task: string;
  label: number;
  values: Record<string, number>;
}

interface ValuedRun {
  name: string;
  samples: Sample[];
}

function samplesOf(
  { records, problems }: StudyRun,
  metrics: readonly Metric[],
  { seed, labels }: StudyOptions,
): Sample[] {
  const references = new Map(
    [...problems].flatMap(([task, { reference }]) => (reference === undefined ? [] : [[task, [reference]]])),
  );
  return records.flatMap((record: SampleRecord) => {
    const label = labels ? labels.get(labelKey(record)) : Number(record.outcome === "pass");
    if (label === undefined || !references.has(record.task)) return [];
    const told = metrics.map((metric) => metric.of([record], { k: [1], seed, references }));
    const values = Object.entries(Object.assign({}, ...told) as ReturnType<Metric["of"]>);
    return [
      {
        task: record.task,
        label,
        values: Object.fromEntries(values.map(([name, { value }]) => [name, value])),
      },
    ];
  });
}

const namesIn = (runs: readonly ValuedRun[]) =>
  [...new Set(runs.flatMap(({ samples }) => samples.flatMap(({ values }) => Object.keys(values))))].sort();

function withLabels({ name, samples }: ValuedRun, { seed, labels }: StudyOptions): Section {
  const measured = namesIn([{ name, samples }]).flatMap((metric) => {
    const own = samples.filter(({ values }) => values[metric] !== undefined);
    const [x, y] = [own.map(({ values }) => values[metric]!), own.map(({ label }) => label)];
    const groups = own.map(({ task }) => task);
    // With one program a task there is nothing to permute inside.
    const several = new Set(groups).size < groups.length;
    const overall = associationEstimate(x, y, spearman, {
      seed,
      resamples: RESAMPLES,
      ...(several && { groups }),
    });
    if (!overall) return [];
    const problems = byTask(own).map((some) => ({
      scores: some.map(({ values }) => values[metric]!),
      labels: some.map(({ label }) => label),
    }));
    const inside = associations(problems, kendall).example;
    const right = labels
      ? null
      : auc(
          x,
          y.map((label) => label === 1),
        );
    return [{ metric, overall, inside, right }];
  });
  const corrected = holm(measured.map(({ overall }) => overall.p));
  const said = (value: number | null) => (value === null ? "" : number(value));
  return {
    heading: name,
    text: [
      `${samples.length} programs with a reference and a label${labels ? " by people" : ": whether they pass"}. Spearman's ρ is over all of them, with an interval by drawing problems; its p-value is by permutation, corrected by Holm: inside problems where they have several programs, so that telling easy problems from hard ones earns nothing. Kendall's τ is the mean inside problems whose labels differ; the AUC is the chance that a right program has the higher value.`,
      ...(measured.length === 0 ? ["Nothing can be told: all labels are alike, or too few."] : []),
    ],
    ...(measured.length > 0 && {
      table: {
        columns: ["metric", ">programs", ">Spearman's ρ", ">interval", ">p", ">τ inside", ">AUC"],
        rows: measured.map(({ metric, overall, inside, right }, index) => [
          metric,
          String(overall.n),
          number(overall.value),
          interval(overall.ci),
          probability(corrected[index]!),
          said(inside),
          said(right),
        ]),
      },
      intervals: measured.map(({ metric, overall: { value, ci } }) => ({ label: metric, value, ci })),
    }),
  };
}

/** Whether a metric prefers the run that the labels prefer. */
function amongRuns(runs: readonly ValuedRun[], seed: number): Section {
  const rows = namesIn(runs).flatMap((metric) => {
    const pairs = runs.flatMap((first, at) =>
      runs.slice(at + 1).map((second) => pairOf(metric, first, second)),
    );
    const told = systemAgreement(
      pairs.filter(({ metric: values }) => values.length > 0),
      0,
      seed,
    );
    return told ? [[metric, String(pairs.length), percent(told.agreement, 1)]] : [];
  });
  return {
    heading: "Which run is better",
    text: [
      "How often a metric prefers the run that the labels prefer, over pairs of runs and random draws of their common tasks. A draw in which the labels see no difference agrees with nothing.",
    ],
    ...(rows.length > 0 && { table: { columns: ["metric", ">pairs of runs", ">agreement"], rows } }),
  };
}

function pairOf(metric: string, first: ValuedRun, second: ValuedRun): SystemPair {
  const means = ({ samples }: ValuedRun) =>
    new Map(
      byTask(samples.filter(({ values }) => values[metric] !== undefined)).map((some) => [
        some[0]!.task,
        {
          metric: mean(some.map(({ values }) => values[metric]!)),
          truth: mean(some.map(({ label }) => label)),
        },
      ]),
    );
  const [one, other] = [means(first), means(second)];
  const shared = [...one.keys()].filter((task) => other.has(task));
  return {
    metric: shared.map((task) => [one.get(task)!.metric, other.get(task)!.metric]),
    truth: shared.map((task) => [one.get(task)!.truth, other.get(task)!.truth]),
  };
}

export default agreement;
