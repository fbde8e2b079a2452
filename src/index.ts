/**
 * The library: open a benchmark, a model and a sandbox, run a plan, read the events. Single files of a room
 * (a selector, a strategy) are imported by path: `assay/selectors/b4`.
 *
 * @example
 * ```ts
 * import { openSandbox, run } from "assay";
 * const sandbox = await openSandbox({ isolation: "auto" });
 * const from = { kind: "samples", path: "samples.jsonl", extract: "auto" } as const;
 * const plan = { benchmark: "humaneval", data: [], from, k: [1], seed: 0 };
 * for await (const event of run(plan, { sandbox })) if (event.type === "end") console.log(event.report.metrics);
 * await sandbox.close();
 * ```
 */
export { openBenchmark } from "./benchmarks/open/open.ts";
export { readSamples } from "./benchmarks/open/samples.ts";
export { readGeneratedTests } from "./benchmarks/open/tests.ts";
export type { Benchmark, Source } from "./core/benchmark.ts";
export { AssayError, BudgetSpent } from "./core/errors.ts";
export {
  type Grid,
  type GridCandidate,
  type GridTest,
  type Ranked,
  type RankedGroup,
  rankByScore,
} from "./core/grid.ts";
export {
  branchShare,
  type Inspection,
  type InspectRequest,
  lineShare,
  type Want,
} from "./core/inspection.ts";
export type { Language, Toolchain } from "./core/language.ts";
export type { Estimate, Metric, MetricOptions } from "./core/metric.ts";
export {
  type Ability,
  type Ask,
  type AskContext,
  type Image,
  lacking,
  type Message,
  type Model,
  type ModelOptions,
  type Price,
  type Provider,
  type RecordedAnswer,
  type Reply,
  type TokenScore,
  type Tokens,
  type ToolCall,
  type ToolSpec,
} from "./core/model.ts";
export type { Problem } from "./core/problem.ts";
export { seededRandom } from "./core/random.ts";
export type { SampleRecord } from "./core/record.ts";
export {
  type CheckRequest,
  DEFAULT_LIMITS,
  type GridRequest,
  type GridResult,
  type GridRow,
  type RunRequest,
  type RunResult,
  type Sandbox,
} from "./core/sandbox.ts";
export type { Selector } from "./core/selector.ts";
export type { Observation, Session, SessionRequest } from "./core/session.ts";
export type { Budget, Kit, Need, Spend, Strategy } from "./core/strategy.ts";
export type { Candidate, Json, Limits, Suite, Task, Test } from "./core/task.ts";
export { blocksOf, type ExecutedBlock, type Step, statesOf, successorsOf, type Trace } from "./core/trace.ts";
export {
  type Check,
  type Measures,
  OUTCOMES,
  type Outcome,
  outcomeOf,
  type Verdict,
} from "./core/verdict.ts";
export { openModel } from "./models/open/open.ts";
export type { RunEvent } from "./run/events.ts";
export type { FromSamples, FromStrategy, Plan } from "./run/plan.ts";
export type { Report } from "./run/report.ts";
export { run } from "./run/run.ts";
export { type SelectReport, type SelectRequest, selectRun } from "./run/select.ts";
export { openSandbox, probeIsolations } from "./sandboxes/open/open.ts";
