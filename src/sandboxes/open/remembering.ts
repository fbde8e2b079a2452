import { hashOf } from "../../core/hash.ts";
import type { Inspection } from "../../core/inspection.ts";
import type { GridResult, Sandbox } from "../../core/sandbox.ts";
import type { Verdict } from "../../core/verdict.ts";

/**
 * A sandbox that remembers the verdicts, grids and answers it gave, for work in which the same few programs come up again and
 * again, such as comparing strategies over the simulated programmer. Only for programs that do the same each time.
 */
export function remembering(sandbox: Sandbox): Sandbox {
  const verdicts = new Map<string, Promise<Verdict>>();
  const grids = new Map<string, Promise<GridResult>>();
  const inspections = new Map<string, Promise<Inspection>>();
  return {
    workers: sandbox.workers,
    isolation: sandbox.isolation,
    check: (request, signal) => recall(verdicts, hashOf(request), () => sandbox.check(request, signal)),
    grid: async (request, signal) => {
      const { onRow, ...rest } = request;
      const result = await recall(grids, hashOf(rest), () => sandbox.grid(rest, signal));
      result.rows.forEach((row, index) => void onRow?.(index, row));
      return result;
    },
    run: (request, signal) => sandbox.run(request, signal),
    open: (request) => sandbox.open(request),
    inspect: (request, signal) =>
      request.wants.length > 0
        ? sandbox.inspect(request, signal)
        : recall(inspections, hashOf(request), () => sandbox.inspect(request, signal)),
    close: () => sandbox.close(),
  };
}

/** What failed or was stopped is not remembered. */
function recall<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key);
  if (found) return found;
  const value = make();
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}
