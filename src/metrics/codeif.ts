import type { Metric } from "../core/metric.ts";
import { mean } from "./problems/mean.ts";
import { meanPerSample } from "./text/per-sample.ts";

/** One task: which constraints hold, and of each the (earlier) constraints without which it means nothing. */
export interface Instructed {
  holds: readonly boolean[];
  prerequisites?: readonly (readonly number[])[];
}

/** CodeIF's four rates, 0 to 1. */
export interface InstructionRates {
  /** Complete satisfaction: tasks with every constraint. */
  csr: number;
  /** Soft satisfaction: mean share of constraints. */
  ssr: number;
  /** Rigorous satisfaction: constraints that hold together with all their prerequisites. */
  rsr: number;
  /** Consistent continuity: the longest run of constraints that hold. */
  ccsr: number;
}

/** The rates of one task. Needs one constraint or more. Yan et al. 2025 (CodeIF), arXiv 2502.19166, section 4 */
export function instructionRatesOf({ holds, prerequisites = [] }: Instructed): InstructionRates {
  const count = holds.length;
  const rigorous = holds.filter(
    (each, index) => each && (prerequisites[index] ?? []).every((other) => holds[other]),
  );
  let [run, longest] = [0, 0];
  for (const each of holds) {
    run = each ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return {
    csr: Number(holds.every(Boolean)),
    ssr: holds.filter(Boolean).length / count,
    rsr: rigorous.length / count,
    ccsr: longest / count,
  };
}

/** The rates of many tasks; those without constraints are left out and counted. Null when none is left. */
export function instructionRates(
  tasks: readonly Instructed[],
): (InstructionRates & { leftOut: number }) | null {
  const told = tasks.filter(({ holds }) => holds.length > 0).map(instructionRatesOf);
  if (told.length === 0) return null;
  const of = (rate: keyof InstructionRates) => mean(told.map((each) => each[rate]));
  return {
    csr: of("csr"),
    ssr: of("ssr"),
    rsr: of("rsr"),
    ccsr: of("ccsr"),
    leftOut: tasks.length - told.length,
  };
}

/**
 * Each check is one constraint, in order. Where a check stopped the rest the rates would be wrong, so all must have run. What
 * rests on what is not recorded: RSR takes {@link instructionRates}.
 */
const metric: Metric = {
  id: "codeif",
  title: "CodeIF's rates of constraints that hold",
  paper: "Yan et al. 2025 (CodeIF), arXiv 2502.19166",
  needs: ["checks"],
  of: (records, { seed }) =>
    meanPerSample(records, seed, ({ verdict }) => {
      const holds = verdict.checks.map(({ outcome }) => outcome === "pass");
      if (holds.length === 0) return {};
      const { csr, ssr, ccsr } = instructionRatesOf({ holds });
      return { "codeif-csr": csr, "codeif-ssr": ssr, "codeif-ccsr": ccsr };
    }),
};

export default metric;
