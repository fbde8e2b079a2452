/** Thrown where a search runs out of work; caught where it was started. */
export class Spent extends Error {}

/**
 * The work of one search, counted in evaluations of an operation on a vector. Counting work instead of time makes an
 * answer the same on every machine, unless the clock stops it first.
 */
export class Effort {
  evaluations = 0;
  private next = 64;
  private readonly limit: number;
  private readonly deadline: number;
  private readonly stopped: () => boolean;

  constructor(limit: number, deadline: number, stopped: () => boolean = () => false) {
    this.limit = limit;
    this.deadline = deadline;
    this.stopped = stopped;
  }

  /** Counts evaluations. @throws Spent */
  spend(count = 1): void {
    this.evaluations += count;
    if (this.evaluations < this.next) return;
    this.next = this.evaluations + 64;
    if (this.evaluations >= this.limit || performance.now() > this.deadline || this.stopped()) throw new Spent();
  }
}
