import type { RewardPorts } from "../../core/reward.ts";
import type { Verdict } from "../../core/verdict.ts";

/**
 * A program's processor seconds, the median of several runs, and its last verdict; null as soon as one run does not pass.
 * What a machine cannot tell from nothing counts as `least`.
 */
export async function medianTime(
  program: string,
  { check }: RewardPorts,
  runs: number,
  least: number,
): Promise<{ seconds: number | null; verdict: Verdict }> {
  const times: number[] = [];
  let verdict = await check(program);
  for (let run = 0; verdict.pass; run++) {
    times.push(verdict.measures.cpuSeconds);
    if (run + 1 >= runs) break;
    verdict = await check(program, { fresh: true });
  }
  if (!verdict.pass) return { seconds: null, verdict };
  times.sort((a, b) => a - b);
  return { seconds: Math.max(least, times[Math.floor(times.length / 2)]!), verdict };
}
