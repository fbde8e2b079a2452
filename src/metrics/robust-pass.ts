import type { Estimate, Metric } from "../core/metric.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { byTask } from "./problems/by-task.ts";
import { mean } from "./problems/mean.ts";
import { passAtK } from "./problems/pass-at-k.ts";

/** One problem under one perturbation: what each sample did on the plain prompt, and on each perturbed one. */
export interface Perturbed {
  nominal: readonly boolean[];
  /** `perturbed[seed][sample]`; as many samples as `nominal` has. */
  perturbed: readonly (readonly boolean[])[];
}

/** ReCode's three numbers; the drop is null where nothing is right to begin with. */
export interface Robustness {
  robustPass: number;
  nominal: number;
  drop: number | null;
  relative: number;
}

/**
 * RobustPass_s@k (right under every perturbation), RobustDrop_s@k (its loss against pass@k) and RobustRelative_s@k (samples
 * whose worst case differs, plus those whose best does). Wang et al. 2022 (ReCode), arXiv 2212.10264, section 4. Score
 * perturbations of partial code against the run on partial code.
 */
export function robustness(problems: readonly Perturbed[], k: number): Robustness {
  const rates = problems.map(({ nominal, perturbed }) => {
    const n = nominal.length;
    const worst = nominal.map((_, sample) => perturbed.every((seed) => seed[sample]));
    const best = nominal.map((_, sample) => perturbed.some((seed) => seed[sample]));
    const count = (of: (sample: number) => boolean) => nominal.filter((_, sample) => of(sample)).length;
    const differs = count((sample) => worst[sample] !== nominal[sample]);
    const gains = count((sample) => worst[sample] === nominal[sample] && best[sample] !== nominal[sample]);
    return {
      nominal: passAtK(
        n,
        count((sample) => nominal[sample]!),
        k,
      ),
      robust: passAtK(
        n,
        count((sample) => worst[sample]!),
        k,
      ),
      relative: passAtK(n, differs, k) + passAtK(n, gains, k),
    };
  });
  const nominal = mean(rates.map((rate) => rate.nominal));
  const robustPass = mean(rates.map((rate) => rate.robust));
  return {
    robustPass,
    nominal,
    drop: nominal === 0 ? null : (nominal - robustPass) / nominal,
    relative: mean(rates.map((rate) => rate.relative)),
  };
}

/**
 * For records of tasks and of their perturbed forms, told apart by `options.variants`. Samples of the same attempt
 * belong together; problems without a perturbed form are left out.
 */
const metric: Metric = {
  id: "robust-pass",
  title: "RobustPass, RobustDrop and RobustRelative at 1",
  paper: "Wang et al. 2022 (ReCode), arXiv 2212.10264",
  needs: [],
  of(records, { variants, seed }) {
    if (!variants) return {};
    const rights = new Map(
      byTask(records).map((samples) => [
        samples[0]!.task,
        samples.toSorted((a, b) => a.attempt - b.attempt).map(({ outcome }) => outcome === "pass"),
      ]),
    );
    const problems = [...rights].flatMap(([task, nominal]): Perturbed[] => {
      const perturbed = [...rights]
        .filter(([other]) => variants.get(other) === task)
        .map(([, right]) => right);
      return perturbed.length > 0 && perturbed.every(({ length }) => length === nominal.length)
        ? [{ nominal, perturbed }]
        : [];
    });
    if (problems.length === 0) return {};
    const n = problems.reduce(
      (sum, { nominal, perturbed }) => sum + nominal.length * (1 + perturbed.length),
      0,
    );
    const each = problems.map((problem) => robustness([problem], 1));
    return {
      "robust-pass@1": {
        ...bootstrapMean(
          each.map(({ robustPass }) => robustPass),
          seed,
        ),
        n,
      },
      "robust-relative@1": {
        ...bootstrapMean(
          each.map(({ relative }) => relative),
          seed,
        ),
        n,
      },
      ...dropOf(each, seed, n),
    };
  },
};

/** The drop is a ratio of means: its interval is that of the robust pass rate over the nominal one. None without any right. */
function dropOf(each: readonly Robustness[], seed: number, n: number): Record<string, Estimate> {
  const nominal = mean(each.map((one) => one.nominal));
  if (nominal === 0) return {};
  const { value, ci } = bootstrapMean(
    each.map(({ robustPass }) => robustPass),
    seed,
  );
  const drop = (rate: number) => (nominal - rate) / nominal;
  return { "robust-drop@1": { value: drop(value), ci: [drop(ci[1]), drop(ci[0])], n } };
}

export default metric;
