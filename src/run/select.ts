import type { Grid, GridTest } from "../core/grid.ts";
import type { Estimate } from "../core/metric.ts";
import { loadFromRoom } from "../core/room.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Selector } from "../core/selector.ts";
import { bootstrapMean } from "../metrics/interval/bootstrap-mean.ts";
import { rankedPassAtK } from "../metrics/ranked/ranked-pass-at-k.ts";
import { packed } from "../selectors/matrix/packed.ts";
import { type Pool, readPools } from "./select/pools.ts";
import { inWindow } from "./window.ts";

/** What to select among, by what, and where to run it. */
export interface SelectRequest {
  /** Recorded programs, in any form that `readSamples` takes. */
  samples: string;
  /** Recorded generated tests, in any form that `readGeneratedTests` takes. */
  tests: string;
  benchmark: string;
  data: string[];
  /** Ids of selectors; `random`, plain sampling, is always reported first. */
  selectors: string[];
  k: number[];
  limit?: number;
  seed: number;
  sandbox: Sandbox;
  signal?: AbortSignal;
  onNotice?(text: string): void;
  onProgress?(done: number, items: number, stage: "judging" | "cross-checking"): void;
}

/** Expected pass@k of each selector's choice, and what the grid behind it cost. */
export interface SelectReport {
  /** Selector id → `pass@k` → value with its 95 % interval over tasks. */
  selectors: Record<string, Record<string, Estimate>>;
  /**
   * The same when a task's tests are packed into one function, as CodeT's released program does: one test that
   * does not fit there spoils them all. Published figures were made so. Absent when every test fits.
   */
  packed?: Record<string, Record<string, Estimate>>;
  benchmark: string;
  tasks: number;
  samples: number;
  /** Distinct programs and tests. */
  programs: number;
  tests: number;
  tasksWithoutTests: number;
  grid: GridCost;
  /** Wall-clock seconds of judging on the hidden tests. */
  judgingSeconds: number;
  isolation: string;
  workers: number;
  seed: number;
}

export interface GridCost {
  /** (program, test) pairs. */
  pairs: number;
  /** Pairs stopped by their limit, and the processor seconds that were spent waiting for it. */
  timeouts: number;
  limitSeconds: number;
  /** Wall-clock seconds of the whole grid, and pairs per such second. */
  seconds: number;
  pairsPerSecond: number;
}

/** Processor seconds for one (program, test) pair: CodeT's 0.1 s, so that its figures reproduce. */
const PAIR_SECONDS = 0.1;

/**
 * Compares selectors on recorded programs and recorded tests. Each distinct program is judged once on the
 * hidden tests and run once against each distinct generated test of its task; every selector then ranks the
 * same grids. Throws an AssayError on bad input, before anything is run.
 */
export async function selectRun(request: SelectRequest): Promise<SelectReport> {
  const { sandbox, signal = new AbortController().signal, onProgress, k, seed } = request;
  const ids = ["random", ...request.selectors.filter((id) => id !== "random")];
  const room = new URL("../selectors/", import.meta.url);
  const selectors = await Promise.all(ids.map((id) => loadFromRoom<Selector>(room, "selector", id)));
  const pools = await readPools(request);

  const judging = Date.now();
  const judged = pools.flatMap((pool) => pool.programs.map((program) => ({ pool, program })));
  let done = 0;
  const verdicts = inWindow(judged, 4 * sandbox.workers, signal, async ({ pool, program }, stop) => {
    const { language } = pool.problem.task;
    const request = { language, program: program.text, suite: pool.problem.suite };
    program.right = (await sandbox.check(request, stop)).pass;
  });
  for await (const _ of verdicts) onProgress?.(++done, judged.length, "judging");
  const judgingSeconds = (Date.now() - judging) / 1000;

  const cost = { pairs: 0, timeouts: 0, limitSeconds: 0 };
  const crossChecking = Date.now();
  const grids: Grid[] = [];
  done = 0;
  const rows = inWindow(pools.entries(), sandbox.workers, signal, async ([index, pool], stop) => {
    const grid = await crossCheck(pool, sandbox, stop, cost);
    grids[index] = grid;
  });
  for await (const _ of rows) onProgress?.(++done, pools.length, "cross-checking");
  const seconds = (Date.now() - crossChecking) / 1000;

  const report = (selector: Selector, grids: Grid[]): Record<string, Estimate> => {
    const ranked = grids.map((grid) => selector.rank(grid, selector.options));
    const n = pools.reduce((sum, pool) => sum + pool.samples, 0);
    const values = k.map((each): [string, Estimate] => {
      const shares = pools.map(({ programs }, index) => {
        const right = programs.map((program) => program.right);
        const counts = programs.map((program) => program.count);
        return rankedPassAtK({ ranked: ranked[index]!, right, counts, picks: selector.picks }, each);
      });
      return [`pass@${each}`, { ...bootstrapMean(shares, seed), n }];
    });
    return Object.fromEntries(values);
  };
  const reports = (grids: Grid[]) =>
    Object.fromEntries(selectors.map((selector) => [selector.id, report(selector, grids)]));
  const packedGrids = grids.map(packed);
  return {
    selectors: reports(grids),
    ...(packedGrids.some((grid, index) => grid !== grids[index]) && { packed: reports(packedGrids) }),
    benchmark: request.benchmark,
    tasks: pools.length,
    samples: pools.reduce((sum, pool) => sum + pool.samples, 0),
    programs: judged.length,
    tests: grids.reduce((sum, grid) => sum + grid.tests.length, 0),
    tasksWithoutTests: grids.filter((grid) => grid.tests.length === 0).length,
    grid: { ...cost, seconds, pairsPerSecond: seconds > 0 ? cost.pairs / seconds : 0 },
    judgingSeconds,
    isolation: sandbox.isolation,
    workers: sandbox.workers,
    seed,
  };
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
