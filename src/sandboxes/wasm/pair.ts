import { AssayError } from "../../core/errors.ts";
import type { Limits } from "../../core/task.ts";
import type { Measures, Outcome } from "../../core/verdict.ts";
import type { Cell, Used } from "./cell.ts";

/** The program's test as `server/checker.py` and `server/javascript/tests.cjs` take it. */
export type WireTest = { code: string } | { entry: string | undefined; args: unknown[]; expected: unknown };

export interface Pair {
  program: string;
  tests: WireTest[];
  prelude: string;
  entry: string;
  all: boolean;
  limits: Limits;
  /** Processor seconds at which it is stopped from outside. */
  cutoff: number;
}

/** Processor seconds that the tests may go on for when the program has used up the limit of both. */
const TESTS_EXTRA_SECONDS = 1;

/**
 * Judges a program in one cell by tests in another; bytes cross, and are read where the tests are. Gives an outcome for
 * each test up to the first that does not pass, or that the program did not live to see.
 */
export async function judgePair(
  { program, tests, prelude, entry, all, limits, cutoff }: Pair,
  holder: Cell,
  judge: Cell,
): Promise<{ results: [Outcome, string][]; measures: Measures }> {
  holder.channel.write(frame({ program }));
  holder.channel.pipe(judge.channel);
  judge.channel.pipe(holder.channel);
  // A pipe whose reader is gone stands still: tests that write to it would wait for ever, and never see the end.
  holder.channel.once("close", () => {
    judge.channel.unpipe(holder.channel).resume();
    judge.channel.end();
  });
  const idle = idleWatch(limits.idleSeconds);
  let alone: ReturnType<typeof idleWatch> | undefined;
  const watch = () => {
    const cpuSeconds = holder.used.cpuSeconds + judge.used.cpuSeconds;
    const preempted = holder.used.preempted + judge.used.preempted;
    if (alone?.(judge.used)) judge.stop("timeout");
    if (!alone && (cpuSeconds > cutoff || idle({ cpuSeconds, preempted }))) {
      holder.stop("timeout");
      // The tests have as long again to say what they saw.
      alone = idleWatch(limits.idleSeconds);
    }
    if (judge.used.cpuSeconds > cutoff + TESTS_EXTRA_SECONDS) judge.stop("timeout");
  };
  holder.onMeasure = watch;
  judge.onMeasure = watch;
  const { cpuSeconds, memoryBytes } = limits;
  holder.begin({ role: "program", memoryBytes, cpuSeconds });
  const request = { suite: { tests, prelude, entry }, all };
  judge.begin({ role: "tests", memoryBytes, cpuSeconds: cpuSeconds + TESTS_EXTRA_SECONDS, request });
  const answer = await judge.answer;
  holder.stop();
  holder.channel.unpipe(judge.channel).resume(); // unread bytes in it would put off its end
  const measures = {
    cpuSeconds: holder.used.cpuSeconds + judge.used.cpuSeconds,
    wallSeconds: judge.used.wallSeconds,
    memoryBytes: holder.used.memoryBytes,
  };
  const checks = answer?.["checks"] as [string, string][] | { broken: string } | undefined;
  if (checks === undefined)
    return { results: [[endOf(judge, answer), "the tests' process ended before they did"]], measures };
  if (!Array.isArray(checks)) throw new AssayError("SANDBOX_BROKEN", checks.broken);
  const gone = checks.some(([outcome]) => outcome === "gone") ? endOf(holder, await holder.answer) : "crash";
  const results = checks.map(([outcome, output]): [Outcome, string] => [
    outcome === "gone" ? gone : (outcome as Outcome),
    output,
  ]);
  return { results, measures };
}

/** Why a cell ended before its work did: the limit it was stopped for, or what it says of itself. */
export function endOf(
  cell: Cell,
  answer: Record<string, unknown> | undefined,
): "timeout" | "memory" | "crash" {
  const { ended } = answer ?? {};
  return cell.stopped ?? (ended === "timeout" || ended === "memory" ? ended : "crash");
}

/** What measuring itself costs, which is no work of the program: up to this share of a core, and a little once. */
const MEASURING = { share: 0.2, seconds: 0.05 };
/** A process that waits is hardly ever preempted; one that works on a busy machine is, many times a second. */
const PREEMPTED = { perSecond: 2, once: 2 };

/** Tells whether nothing was computed for so many seconds. Waiting for a processor is not idleness. */
export function idleWatch(
  seconds: number,
  now = () => performance.now() / 1000,
): (used: Pick<Used, "cpuSeconds" | "preempted">) => boolean {
  let last = { cpuSeconds: 0, preempted: 0 };
  let since = now();
  return ({ cpuSeconds, preempted }) => {
    const passed = now() - since;
    const ran = cpuSeconds - last.cpuSeconds > MEASURING.seconds + MEASURING.share * passed;
    const waited = preempted - last.preempted > PREEMPTED.once + PREEMPTED.perSecond * passed;
    if (ran || waited) {
      last = { cpuSeconds, preempted };
      since = now();
    }
    return now() - since > seconds;
  };
}

/** A frame as `server/wire.py` reads it: four bytes of length, then JSON in ASCII. */
function frame(message: object): Buffer {
  const text = JSON.stringify(message).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const body = Buffer.from(text, "ascii");
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}
