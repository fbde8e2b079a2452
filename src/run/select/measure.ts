import type { Grid, GridTest } from "../../core/grid.ts";
import { judgeAnswer } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { GridCost, SelectRequest } from "../select.ts";
import { inWindow } from "../window.ts";
import { type Pool, readPools } from "./pools.ts";

/** What execution says about a selection's pools: every ranking of them is a pure function of this. */
export interface MeasuredPools {
  /** Each program of them judged on the hidden tests. */
  pools: Pool[];
  /** Each pool's programs against its generated tests, every test on its own. */
  grids: Grid[];
  cost: GridCost;
  /** Wall-clock seconds of judging on the hidden tests. */
  judgingSeconds: number;
}

/** The part of a request that decides what is run. */
export type MeasureRequest = Pick<
  SelectRequest,
  "samples" | "tests" | "benchmark" | "data" | "limit" | "sandbox" | "signal" | "onNotice" | "onProgress"
>;

/** Processor seconds for one (program, test) pair: CodeT's 0.1 s, so that its figures reproduce. */
const PAIR_SECONDS = 0.1;

/**
 * Judges each distinct program once on the hidden tests and runs it once against each distinct generated test of
 * its task. Throws an AssayError on bad input, before anything is run.
 */
export async function measurePools(request: MeasureRequest): Promise<MeasuredPools> {
  const { sandbox, signal = new AbortController().signal, onProgress } = request;
  const pools = await readPools(request);

  const judging = Date.now();
  const judged = pools.flatMap((pool) => pool.programs.map((program) => ({ pool, program })));
  let done = 0;
  const verdicts = inWindow(judged, 4 * sandbox.workers, signal, async ({ pool, program }, stop) => {
    program.right = (
      await judgeAnswer(pool.problem, program.text, sandbox, { all: false, signal: stop })
    ).pass;
  });
  for await (const _ of verdicts) onProgress?.(++done, judged.length, "judging");
  const judgingSeconds = (Date.now() - judging) / 1000;

  const cost = { pairs: 0, timeouts: 0, limitSeconds: 0 };
  const crossChecking = Date.now();
  const grids: Grid[] = [];
  done = 0;
  const rows = inWindow(pools.entries(), sandbox.workers, signal, async ([index, pool], stop) => {
    grids[index] = await crossCheck(pool, sandbox, stop, cost);
  });
  for await (const _ of rows) onProgress?.(++done, pools.length, "cross-checking");
  const seconds = (Date.now() - crossChecking) / 1000;
  const pairsPerSecond = seconds > 0 ? cost.pairs / seconds : 0;
  return { pools, grids, cost: { ...cost, seconds, pairsPerSecond }, judgingSeconds };
}

/** Runs one task's programs against its generated tests; what it cost is added to `cost`. */
async function crossCheck(
  pool: Pool,
  sandbox: Sandbox,
  signal: AbortSignal,
  cost: Pick<GridCost, "pairs" | "timeouts" | "limitSeconds">,
): Promise<Grid> {
  const { task, suite } = pool.problem;
  const shared = {
    language: task.language,
    ...(suite.prelude !== undefined && { prelude: suite.prelude }),
    ...(suite.entry !== undefined && { entry: suite.entry }),
    cpuSeconds: PAIR_SECONDS,
  };
  // No programs: this only compiles the tests, and those that do not compile count against no limit.
  const tried = await sandbox.grid({ ...shared, programs: [], tests: pool.testCodes }, signal);
  const compiles = new Map(pool.testCodes.map((code, index) => [code, tried.tests[index]!]));
  const tests: GridTest[] = pool
    .countTests((code) => compiles.get(code)?.compiles ?? false)
    .map(([code, count]) => ({
      code,
      count,
      packable: compiles.get(code)?.packable ?? false,
    }));
  const programs = pool.programs.map((program) => program.text);
  const { rows } =
    tests.length > 0
      ? await sandbox.grid({ ...shared, programs, tests: tests.map((test) => test.code) }, signal)
      : { rows: [] };
  cost.pairs += programs.length * tests.length;
  for (const row of rows) {
    cost.timeouts += row.timeouts;
    cost.limitSeconds += row.timeoutSeconds;
  }
  const candidates = pool.programs.map(({ text, count }, index) => {
    const row = rows[index];
    return { id: String(index), text, count, ran: row?.ran ?? false, passes: row?.passes ?? [] };
  });
  return { candidates, tests };
}
