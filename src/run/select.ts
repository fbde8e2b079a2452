import type { Estimate } from "../core/metric.ts";
import { loadFromRoom } from "../core/room.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Selector } from "../core/selector.ts";
import { bootstrapMean } from "../metrics/interval/bootstrap-mean.ts";
import { rankedPassAtK } from "../metrics/ranked/ranked-pass-at-k.ts";
import { packed } from "../selectors/matrix/packed.ts";
import { type MeasuredPools, measurePools } from "./select/measure.ts";

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

/** Selector id → `pass@k` → value with its 95 % interval over tasks. */
export type Figures = Record<string, Record<string, Estimate>>;

/** Expected pass@k of each selector's choice, and what the grid behind it cost. */
export interface SelectReport {
  selectors: Figures;
  /**
   * The same when a task's tests are packed into one function, as CodeT's released program does: one test that
   * does not fit there spoils them all. Published figures were made so. Absent when every test fits.
   */
  packed?: Figures;
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

/**
 * Compares selectors on recorded programs and recorded tests; every selector ranks the same grids. Throws an
 * AssayError on bad input, before anything is run.
 */
export async function selectRun(request: SelectRequest): Promise<SelectReport> {
  const { sandbox, seed } = request;
  const selectors = await selectorsOf(request.selectors);
  const measured = await measurePools(request);
  const { pools, grids, cost, judgingSeconds } = measured;
  const packs = grids.some((grid) => grid.tests.some((test) => !test.packable));
  return {
    selectors: selectionFigures(measured, selectors, request),
    ...(packs && { packed: selectionFigures(measured, selectors, { ...request, packed: true }) }),
    benchmark: request.benchmark,
    tasks: pools.length,
    samples: pools.reduce((sum, pool) => sum + pool.samples, 0),
    programs: pools.reduce((sum, pool) => sum + pool.programs.length, 0),
    tests: grids.reduce((sum, grid) => sum + grid.tests.length, 0),
    tasksWithoutTests: grids.filter((grid) => grid.tests.length === 0).length,
    grid: cost,
    judgingSeconds,
    isolation: sandbox.isolation,
    workers: sandbox.workers,
    seed,
  };
}

/** Selectors by id, plain sampling first. Throws UNKNOWN_NAME. */
export function selectorsOf(ids: string[]): Promise<Selector[]> {
  const room = new URL("../selectors/", import.meta.url);
  const named = ["random", ...ids.filter((id) => id !== "random")];
  return Promise.all(named.map((id) => loadFromRoom<Selector>(room, "selector", id)));
}

/** Expected pass@k of each selector's choice among pools that were measured once. */
export function selectionFigures(
  { pools, grids }: Pick<MeasuredPools, "pools" | "grids">,
  selectors: Selector[],
  options: Pick<SelectRequest, "k" | "seed"> & { packed?: boolean },
): Figures {
  const seen = options.packed ? grids.map(packed) : grids;
  const n = pools.reduce((sum, pool) => sum + pool.samples, 0);
  const figures = (selector: Selector): Record<string, Estimate> => {
    const ranked = seen.map((grid) => selector.rank(grid, selector.options));
    const values = options.k.map((each): [string, Estimate] => {
      const shares = pools.map(({ programs }, index) => {
        const right = programs.map((program) => program.right);
        const counts = programs.map((program) => program.count);
        return rankedPassAtK({ ranked: ranked[index]!, right, counts, picks: selector.picks }, each);
      });
      return [`pass@${each}`, { ...bootstrapMean(shares, options.seed), n }];
    });
    return Object.fromEntries(values);
  };
  return Object.fromEntries(selectors.map((selector) => [selector.id, figures(selector)]));
}
