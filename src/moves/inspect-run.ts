import { branchShare, type Coverage, lineShare, type Profile } from "../core/inspection.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task, Test } from "../core/task.ts";
import type { Trace } from "../core/trace.ts";
import { type BlockBounds, blocksText } from "./text/blocks.ts";
import { syntaxOf } from "./text/syntax.ts";

export interface InspectRunOptions {
  /** What of the run is told: variables block by block, lines and branches that never ran, or the dearest lines. */
  view: "variables" | "coverage" | "profile";
  cpuSeconds: number;
  /** For `variables`. */
  blocks: BlockBounds;
}

/** Lines of a profile that are told. */
const DEAREST = 8;

/**
 * What a run of a candidate on a visible test did inside, as text for a prompt; null when it cannot be had, as for a
 * language whose runs cannot be looked into, or a run that was stopped before anything was seen.
 */
export default async function inspectRun(
  task: Task,
  candidate: Candidate,
  test: Test,
  kit: Kit,
  { view, cpuSeconds, blocks }: InspectRunOptions,
): Promise<string | null> {
  const want = view === "variables" ? "trace" : view;
  const seen = await kit.inspect(candidate, { test, wants: [want], limits: { cpuSeconds } });
  const lines = candidate.text.split("\n");
  if (seen.trace) return variablesText(seen.trace, lines, task, blocks);
  if (seen.coverage) return coverageText(seen.coverage, lines);
  return seen.profile ? profileText(seen.profile, lines) : null;
}

function variablesText(trace: Trace, lines: string[], task: Task, bounds: BlockBounds): string | null {
  const text = blocksText(trace, lines, { ...bounds, comment: syntaxOf(task.language).comment });
  return text === "" ? null : text;
}

function coverageText(coverage: Coverage, lines: string[]): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const never = coverage.lines.filter(({ hits }) => hits === 0);
  const missed = coverage.branches.filter(({ taken }) => taken === 0);
  return [
    `${percent(lineShare(coverage))} of the lines ran and ${percent(branchShare(coverage))} of the branches were taken.`,
    ...never.map(({ line }) => `line ${line} never ran: ${lines[line - 1]?.trim()}`),
    ...missed.map(({ line, arm }) => `line ${line} never went ${arm}: ${lines[line - 1]?.trim()}`),
  ].join("\n");
}

function profileText({ unit, lines: costs }: Profile, lines: string[]): string {
  const total = costs.reduce((sum, { cost }) => Math.max(sum, cost), 0);
  return costs
    .slice(0, DEAREST)
    .map(({ line, cost, hits }) => {
      const amount = unit === "seconds" ? `${(cost * 1000).toPrecision(3)} ms` : `${cost} instructions`;
      const times = hits === undefined ? "" : `, ran ${hits} times`;
      return `line ${line} (${amount}${times}${cost === total ? ", the dearest" : ""}): ${lines[line - 1]?.trim()}`;
    })
    .join("\n");
}
