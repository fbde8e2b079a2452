import { readFileSync } from "node:fs";

/** Thrown where a search runs out of work; caught where it was started. */
export class Spent extends Error {}

/**
 * The work of one search, counted in evaluations of an operation on a vector. Counting work instead of time makes an
 * answer the same on every machine, unless the processor time ends first.
 */
export class Effort {
  evaluations = 0;
  private next = 64;
  private readonly limit: number;
  private readonly seconds: number;
  private readonly stopped: () => boolean;
  private readonly usedBefore = threadSeconds();
  private wakes: number;

  /** `seconds` are processor seconds of this thread where the system tells them, else seconds of the clock. */
  constructor(limit: number, seconds: number, stopped: () => boolean = () => false) {
    this.limit = limit;
    this.seconds = seconds;
    this.stopped = stopped;
    this.wakes = performance.now() + seconds * 1000;
  }

  /** Counts evaluations. @throws Spent */
  spend(count = 1): void {
    this.evaluations += count;
    if (this.evaluations < this.next) return;
    this.next = this.evaluations + 64;
    if (this.evaluations >= this.limit || this.stopped()) throw new Spent();
    if (performance.now() < this.wakes) return;
    // On a busy machine the clock runs faster than the search.
    const left = this.seconds - (threadSeconds() - this.usedBefore);
    if (left <= 0.02 || this.usedBefore < 0) throw new Spent();
    this.wakes = performance.now() + left * 1000;
  }
}

/** Processor seconds that this thread has used; -1 where the system does not tell (outside Linux). */
function threadSeconds(): number {
  try {
    const stat = readFileSync("/proc/thread-self/stat", "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return -1;
  }
}
