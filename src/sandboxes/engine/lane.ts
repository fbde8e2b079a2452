import { AssayError } from "../../core/errors.ts";
import { Turns } from "./turns.ts";
import type { Answer, Worker } from "./worker.ts";

/** A job whose worker, or a process of it, is killed under it is tried so many times before it is given up. */
const TRIES = 3;

/** One job and who waits for it. */
export interface Job {
  body: object;
  onAnswer: (answer: Answer) => void;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
  signal: AbortSignal | undefined;
  tries: number;
}

export interface LaneOptions {
  /** Workers at most. */
  size: number;
  /** Jobs a worker holds at once: one that runs, and those that are ready to follow. */
  depth: number;
  start(): Worker;
  /** Milliseconds between the starts of two workers; none when not given. */
  pause?: number;
}

/** Workers of one kind, started as they are needed, with one queue in which callers take turns. */
export class Lane {
  private readonly workers: Worker[] = [];
  private readonly queue = new Turns<Job>();
  private next: Job | undefined;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;
  private lastStart = Number.NEGATIVE_INFINITY;
  private readonly options: LaneOptions;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  /** Jobs with the same signal, or with none, are one caller's. */
  push(job: Job): void {
    this.queue.push(job.signal, job);
    this.pump();
  }

  close(): void {
    this.closed = true;
    for (const worker of this.workers) worker.kill();
    this.pump();
  }

  private pump(): void {
    for (;;) {
      const job = this.next ?? this.queue.shift();
      this.next = undefined;
      if (!job) return;
      if (job.signal?.aborted || this.closed) {
        job.reject(job.signal?.reason ?? new AssayError("SANDBOX_CLOSED", "the sandbox is closed"));
        continue;
      }
      const worker = this.free();
      if (!worker) {
        this.next = job;
        return;
      }
      void this.give(worker, job);
    }
  }

  /** The least loaded worker with room; a new one while there are fewer than allowed. */
  private free(): Worker | undefined {
    const { size, depth, start, pause = 0 } = this.options;
    for (let index = this.workers.length - 1; index >= 0; index--) {
      if (!this.workers[index]!.alive) this.workers.splice(index, 1);
    }
    const best = this.workers.reduce<Worker | undefined>(
      (a, b) => (a && a.load <= b.load ? a : b),
      undefined,
    );
    if (best && best.load === 0) return best;
    const rest = this.lastStart + pause - performance.now();
    if (this.workers.length < size && rest <= 0) {
      const worker = start();
      this.lastStart = performance.now();
      this.workers.push(worker);
      return worker;
    }
    if (this.workers.length < size) this.pumpAfter(rest);
    return best && best.load < depth ? best : undefined;
  }

  private pumpAfter(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.pump();
    }, milliseconds).unref();
  }

  private async give(worker: Worker, job: Job): Promise<void> {
    const stop = () => job.reject(job.signal!.reason);
    job.signal?.addEventListener("abort", stop, { once: true });
    try {
      job.tries++;
      const answer = await worker.perform(job.body, job.onAnswer, job.signal);
      if (answer["again"] && job.tries < TRIES) this.queue.push(job.signal, job);
      else if (answer.error !== undefined) throw new AssayError("SANDBOX_BROKEN", answer.error);
      else job.resolve(answer);
    } catch (error) {
      if (job.tries < TRIES && !this.closed && !worker.alive) this.queue.push(job.signal, job);
      else job.reject(error);
    }
    job.signal?.removeEventListener("abort", stop);
    this.pump();
  }
}
