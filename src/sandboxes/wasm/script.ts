import type { RunResult } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import type { Cells } from "./cells.ts";
import { endOf, idleWatch } from "./pair.ts";

export interface Script {
  program: string;
  stdin: string;
  limits: Limits;
  /** As of a pair of cells. */
  cutoff: number;
}

interface Printed {
  /** Null when the interpreter itself died. */
  exit: number | null;
  stdout: string;
  stderr: string;
  cut: boolean;
}

const STARVED = /(^|\n)(MemoryError\b|Uncaught InternalError: out of memory)[^\n]*/;

/** Runs a program as a script in a cell of its own. */
export function runScript(
  cells: Cells,
  { program, stdin, limits, cutoff }: Script,
  signal: AbortSignal | undefined,
): Promise<RunResult> {
  const { cpuSeconds, idleSeconds, memoryBytes, outputBytes } = limits;
  return cells.with(1, signal, async (cell) => {
    const { used } = cell!;
    const idle = idleWatch(idleSeconds);
    cell!.onMeasure = () => {
      if (used.cpuSeconds > cutoff || idle(used)) cell!.stop("timeout");
    };
    cell!.begin({ role: "script", program, stdin, memoryBytes, outputBytes, cpuSeconds });
    const answer = await cell!.answer;
    const {
      exit: exitCode = null,
      stdout = "",
      stderr = "",
      cut: truncated = false,
    } = (answer ?? {}) as Partial<Printed>;
    const starved = exitCode !== 0 && STARVED.test(stderr);
    const ended = exitCode === 0 ? "pass" : starved ? "memory" : endOf(cell!, answer);
    return {
      outcome: cell!.stopped ?? ended,
      exitCode,
      signal: exitCode === null ? (answer ? "SIGABRT" : "SIGKILL") : null,
      stdout,
      stderr,
      truncated,
      cpuSeconds: used.cpuSeconds,
      wallSeconds: used.wallSeconds,
      memoryBytes: used.memoryBytes,
    };
  });
}
