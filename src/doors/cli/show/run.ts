import type { Problem } from "../../../core/problem.ts";
import type { Purse } from "../../../kit/purse.ts";
import type { Plan } from "../../../run/plan.ts";
import type { Report } from "../../../run/report.ts";
import { type Invocation, STOPPED } from "../program/command.ts";
import { withSandbox } from "../program/sandbox.ts";
import { startProgress } from "./progress.ts";
import { reportText } from "./report.ts";

/** At most this many failed items are named; all are counted. */
const NAMED_FAILURES = 5;

/** What a command adds to a run. */
export interface Extras {
  folder?: string;
  concurrency?: number;
  /** Caps that all attempts share. */
  purses?: Purse[];
  /** Used instead of the plan's benchmark. */
  problems?: Problem[];
}

/**
 * Runs a plan with progress, notices and failures on standard error. Returns the report, or null when
 * Ctrl-C stopped it first.
 */
export async function runPlan(
  plan: Plan,
  extras: Extras,
  invocation: Invocation<object>,
): Promise<Report | null> {
  const { screen, signal, line } = invocation;
  const { run } = await import("../../../run/run.ts");
  const progress = startProgress(screen, plan.benchmark);
  let [judged, passed, failed, resumed] = [0, 0, 0, 0];
  let usd: number | null | undefined;
  const note = (text: string) => {
    progress.clear();
    screen.note(text);
  };
  return withSandbox(invocation, async (sandbox) => {
    try {
      for await (const event of run(plan, { sandbox, signal, command: line, ...extras })) {
        if (event.type === "start") {
          resumed = event.resumed;
          if (event.isolation === "none") note("notice: no isolation: programs run with your rights");
          if (resumed > 0) note(`resuming: ${resumed} of ${event.items} are done`);
        } else if (event.type === "notice") note(`notice: ${event.text}`);
        else if (event.type === "failed") {
          failed++;
          if (failed <= NAMED_FAILURES)
            note(`failed: ${event.task}, attempt ${event.attempt}: ${event.error}`);
          if (failed === NAMED_FAILURES) note("failed: further ones are counted, not shown");
        } else if (event.type === "record") {
          judged++;
          if (event.record.outcome === "pass") passed++;
          const spend = event.record.spend;
          if (spend) usd = usd === null || spend.usd === null ? null : (usd ?? 0) + spend.usd;
          const { done, items } = event;
          progress.update({
            done,
            items,
            resumed,
            passShare: passed / judged,
            ...(usd !== undefined && { usd }),
          });
        } else return event.report;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      progress.clear();
    }
    return null;
  });
}

/**
 * Runs a plan and prints its report. Exit code 1 when items failed. A stopped run says how to go on; the
 * process then ends with 130.
 */
export async function runAndReport(
  plan: Plan,
  extras: Extras,
  invocation: Invocation<{ json?: boolean }>,
  command: "score" | "eval",
): Promise<number> {
  const { screen, options } = invocation;
  const report = await runPlan(plan, extras, invocation);
  if (!report) {
    screen.note(
      extras.folder
        ? `stopped; go on with: assay ${command} --resume ${extras.folder}`
        : "stopped; nothing was kept (name a folder with --out to be able to go on)",
    );
    return STOPPED;
  }
  if (options.json) screen.json(report);
  else screen.out(reportText(screen, report));
  if (extras.folder) screen.note(`saved; look closer with: assay show ${extras.folder}`);
  return report.failed > 0 ? 1 : 0;
}
