import { createHash } from "node:crypto";
import type { CheckRequest } from "../../core/sandbox.ts";
import { outcomeOf, type Verdict } from "../../core/verdict.ts";

/** Bytes that remembered verdicts may take, by a rough count. */
const ROOM = 16 * 1024 ** 2;

/** Words of a program or a test whose next run may end otherwise: clocks, chance, addresses, threads. */
const UNSTEADY =
  /\b(?:random|secrets|uuid|urandom|getpid|perf_counter|monotonic|threading|multiprocessing|asyncio|performance|Date|id\()|\b(?:import|from)\s+(?:time|datetime)\b|\b(?:time|datetime)\.\w/;

/**
 * Verdicts by the text that was judged: models repeat themselves, and the same check need not run twice.
 *
 * Checks that run at the same time are shared whatever comes out. Afterwards only what another run would say again is
 * kept: no `timeout` and no `memory`, which stand for limits, and nothing about programs or tests that name a source of
 * chance or time.
 */
export class Recall {
  private readonly kept = new Map<string, Verdict>();
  private readonly running = new Map<string, Promise<Verdict>>();
  private bytes = 0;

  /** The verdict on a request, from `judge` when it is not known. Calling off one caller's check does not end another's. */
  async get(
    request: CheckRequest,
    judge: () => Promise<Verdict>,
    signal: AbortSignal | undefined,
  ): Promise<Verdict> {
    const key = keyOf(request);
    for (;;) {
      const known = this.kept.get(key);
      if (known) return this.again(key, known);
      const running = this.running.get(key);
      if (!running) break;
      const verdict = await unlessAborted(running, signal);
      if (verdict) return copy(verdict);
    }
    const running = judge();
    this.running.set(key, running);
    try {
      const verdict = await running;
      if (steady(request, verdict)) this.keep(key, verdict);
      return copy(verdict);
    } finally {
      this.running.delete(key);
    }
  }

  private again(key: string, known: Verdict): Verdict {
    this.kept.delete(key);
    this.kept.set(key, known);
    return copy(known);
  }

  private keep(key: string, verdict: Verdict): void {
    this.kept.set(key, verdict);
    this.bytes += sizeOf(verdict);
    for (const [oldest, other] of this.kept) {
      if (this.bytes <= ROOM) break;
      this.kept.delete(oldest);
      this.bytes -= sizeOf(other);
    }
  }
}

function keyOf({ language, program, suite, all, trusted }: CheckRequest): string {
  const { tests, prelude, entry, limits } = suite;
  const text = JSON.stringify([language, program, tests, prelude, entry, limits, all, trusted]);
  return createHash("sha256").update(text).digest("base64");
}

function steady({ program, suite }: CheckRequest, verdict: Verdict): boolean {
  const outcome = outcomeOf(verdict);
  if (outcome === "timeout" || outcome === "memory") return false;
  if (verdict.checks.some((check) => check.outcome === "timeout" || check.outcome === "memory")) return false;
  return (
    !UNSTEADY.test(program) && !suite.tests.some((test) => test.kind === "code" && UNSTEADY.test(test.code))
  );
}

/** What another caller's check comes to; undefined when it failed. Throws when this caller gives up. */
async function unlessAborted(
  running: Promise<Verdict>,
  signal: AbortSignal | undefined,
): Promise<Verdict | undefined> {
  const verdict = running.catch(() => undefined);
  if (!signal) return verdict;
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([verdict, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function copy({ pass, score, checks, measures }: Verdict): Verdict {
  return { pass, score, checks: checks.map((check) => ({ ...check })), measures: { ...measures } };
}

function sizeOf({ checks }: Verdict): number {
  return checks.reduce((sum, { output }) => sum + 2 * output.length + 64, 512);
}
