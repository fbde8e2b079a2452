import { AssayError } from "../../core/errors.ts";
import type { Answer, Worker } from "./worker.ts";

/** Jobs a worker holds at once: one that runs and one that is ready to follow. */
const DEPTH = 2;

interface Job {
  body: object;
  onAnswer: (answer: Answer) => void;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
  signal: AbortSignal | undefined;
  tries: number;
}

/** Workers of one kind, started as they are needed, with one queue. A job whose worker dies is tried once more. */
export class Pool {
  private readonly workers: Worker[] = [];
  private readonly queue: Job[] = [];
  private head = 0;
  private closed = false;
  private readonly size: number;
  private readonly start: () => Worker;

  constructor(size: number, start: () => Worker) {
    this.size = size;
    this.start = start;
  }

  perform(
    body: object,
    signal?: AbortSignal,
    onAnswer: (answer: Answer) => void = () => {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ body, onAnswer, resolve, reject, signal, tries: 0 });
      this.pump();
    });
  }

  close(): void {
    this.closed = true;
    for (const worker of this.workers) worker.kill();
  }

  private pump(): void {
    while (this.head < this.queue.length) {
      const worker = this.free();
      if (!worker) return;
      const job = this.queue[this.head++]!;
      if (this.head > 1024) {
        this.queue.splice(0, this.head);
        this.head = 0;
      }
      if (job.signal?.aborted || this.closed) {
        job.reject(job.signal?.reason ?? new AssayError("SANDBOX_CLOSED", "the sandbox is closed"));
        continue;
      }
      void this.give(worker, job);
    }
  }

  /** The least loaded worker with room; a new one while there are fewer than allowed. */
  private free(): Worker | undefined {
    for (let index = this.workers.length - 1; index >= 0; index--) {
      if (!this.workers[index]!.alive) this.workers.splice(index, 1);
    }
    const best = this.workers.reduce<Worker | undefined>(
      (a, b) => (a && a.load <= b.load ? a : b),
      undefined,
    );
    if (best && best.load === 0) return best;
    if (this.workers.length < this.size && !this.closed) {
      const worker = this.start();
      this.workers.push(worker);
      return worker;
    }
    return best && best.load < DEPTH ? best : undefined;
  }

  private async give(worker: Worker, job: Job): Promise<void> {
    try {
      job.tries++;
      const answer = await worker.perform(job.body, job.onAnswer);
      if (answer.error !== undefined) throw new AssayError("SANDBOX_BROKEN", answer.error);
      job.resolve(answer);
    } catch (error) {
      if (job.tries < 2 && !this.closed && !worker.alive) this.queue.push(job);
      else job.reject(error);
    }
    this.pump();
  }
}
