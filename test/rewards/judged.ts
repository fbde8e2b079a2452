import type { RewardPorts, RewardSample } from "../../src/core/reward.ts";
import { type Outcome, verdictOf } from "../../src/core/verdict.ts";

/** A sample to reward, with what a test says of it. */
export const sample = (over: Partial<RewardSample> = {}): RewardSample => ({
  language: "python",
  completion: "",
  program: "own",
  tests: [{ kind: "code", code: "assert f()" }],
  ...over,
});

/** Ports that judge every program by the outcomes they are told, taking the time they are told. */
export function judged(outcomes: Outcome[], seconds: Record<string, number[]> = {}): RewardPorts {
  const runs = new Map<string, number>();
  return {
    async check(program) {
      const run = runs.get(program) ?? 0;
      runs.set(program, run + 1);
      const times = seconds[program] ?? [1];
      const cpuSeconds = times[Math.min(run, times.length - 1)]!;
      const checks = outcomes.map((outcome, index) => ({ test: index, outcome, output: "" }));
      return verdictOf(checks, outcomes.length, { cpuSeconds, wallSeconds: cpuSeconds, memoryBytes: 0 });
    },
  };
}
