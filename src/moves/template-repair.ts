import fix, { type Fix } from "../code/fix.ts";
import { hasGrammar } from "../code/tree/grammars.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task, Test } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";
import type { Formula } from "./faults/suspicion.ts";
import locateFault from "./locate-fault.ts";

export interface TemplateRepairOptions {
  /** How lines are suspected. */
  formula: Formula;
  /** Changed programs run at most. */
  tries: number;
  /** Stops once this many of them pass the visible tests. */
  patches: number;
  /** Processor seconds for the visible tests of one changed program: most that loop never end. */
  cpuSeconds: number;
}

export const TEMPLATE_REPAIR: TemplateRepairOptions = {
  formula: "ochiai",
  tries: 3000,
  patches: 5,
  cpuSeconds: 0.1,
};

/** Programs run side by side; patches are counted between batches. */
const BATCH = 32;

/** How much of a line's weight the place leaves to the template: lines that no failing test ran are not changed. */
const LEAST_SUSPICION = 0.2;

/**
 * Repairs a program without a model: changes it by one template at a time, the most suspicious line and the likeliest
 * template first, and keeps what passes all visible tests. Nothing comes back for a program that passes already, whose
 * task has no visible test, or whose language has no grammar.
 *
 * @returns patches, simplest first, each offered and with the candidate as its parent. Ids are `fix/1`, `fix/2`, …, by
 * the order in which they were tried.
 */
export default async function templateRepair(
  task: Task,
  candidate: Candidate,
  kit: Kit,
  options: TemplateRepairOptions = TEMPLATE_REPAIR,
): Promise<Candidate[]> {
  if (task.tests.length === 0 || !hasGrammar(task.language)) return [];
  const verdict = await kit.check(candidate);
  if (verdict.pass) return [];
  const lines = await locateFault(task, candidate, verdict, kit, options.formula);
  const fixes = ordered(await fix(candidate.text, task.language), lines).slice(0, options.tries);
  const tests = failingFirst(task.tests, verdict);
  const patches: { candidate: Candidate; fix: Fix }[] = [];
  for (let at = 0; at < fixes.length && patches.length < options.patches; at += BATCH) {
    const batch = fixes.slice(at, at + BATCH).map((each, index) => ({
      candidate: { id: `fix/${at + index + 1}`, text: each.program, parent: candidate.id },
      fix: each,
    }));
    const passes = await Promise.all(batch.map((each) => repairs(each.candidate, tests, kit, options)));
    for (const each of batch.filter((_, index) => passes[index])) {
      kit.offer(each.candidate);
      patches.push(each);
    }
  }
  return patches.sort((a, b) => a.fix.size - b.fix.size).map((each) => each.candidate);
}

/** Ruled out by the first test that fails; what survives is held against all of them within the run's own limits. */
async function repairs(
  candidate: Candidate,
  tests: Test[],
  kit: Kit,
  { cpuSeconds }: TemplateRepairOptions,
): Promise<boolean> {
  const { pass, checks } = await kit.check(candidate, tests, { cpuSeconds, untilFailure: true });
  const isSlow = checks.length > 1 && checks.at(-1)?.outcome === "timeout";
  return (pass || isSlow) && (await kit.check(candidate)).pass;
}

/** Failing tests first, short before long and those that end before those that loop: they rule out soonest. */
function failingFirst(tests: Test[], { checks }: Verdict): Test[] {
  const outcomes = new Map(checks.map(({ test, outcome }) => [test, outcome]));
  const order = (at: number) => ["fail", "timeout", "pass"].indexOf(outcomes.get(at) ?? "fail");
  const length = (at: number) => JSON.stringify(tests[at]).length;
  const ats = tests.map((_, at) => at).sort((a, b) => order(a) - order(b) || length(a) - length(b));
  return ats.map((at) => tests[at]!);
}

/** By suspicion times prior; among equals the simpler. An expression over several lines has its first line's suspicion. */
function ordered(fixes: Fix[], lines: Map<number, number> | null): Fix[] {
  const suspicionOf = (line: number): number => {
    for (let at = line; lines && at > 0; at--) {
      const known = lines.get(at);
      if (known !== undefined) return LEAST_SUSPICION + (1 - LEAST_SUSPICION) * known;
    }
    return lines ? 0 : 1;
  };
  return fixes
    .map((each) => ({ each, weight: suspicionOf(each.line) * each.prior }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.each.size - b.each.size)
    .map(({ each }) => each);
}
