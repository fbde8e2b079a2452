import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { AssayError } from "../../core/errors.ts";

/** What a worker said when it was ready. */
export interface Ready {
  python: string;
  /** Whether programs run under the system-call filter. */
  seccomp: boolean;
}

/** One line of a worker's answer; the last for a job has `done`. */
export interface Answer {
  id: number;
  done?: boolean;
  error?: string;
  [field: string]: unknown;
}

/** Where and how a worker runs. */
export interface Place {
  /** Keeps it on one processor core, counted from 0. */
  core?: number | undefined;
  /** Folder for builds where nothing is isolated. */
  store?: string | undefined;
  /** Runs it and all its programs on low priority. */
  patient?: boolean;
}

/** Fields of a job that many jobs have in common, and how many of their values a worker remembers. */
const SHARED = new Set(["language", "limits", "suite"]);
const SLOTS = 512;

interface Waiting {
  onAnswer(answer: Answer): void;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A sandbox worker process: jobs go in as JSON lines, answers come back in order. */
export class Worker {
  readonly ready: Promise<Ready>;
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private readonly shared = new Map<string, number>();
  private next = 1;
  private complaint = "";
  private ended: Error | undefined;

  constructor(command: string[], environment: Record<string, string>, place: Place = {}) {
    const [program, ...args] = command;
    this.process = spawn(program!, args, { stdio: ["pipe", "pipe", "pipe"], env: environment, cwd: "/" });
    this.process.stderr!.on("data", (chunk: Buffer) => {
      this.complaint = (this.complaint + chunk.toString()).slice(-4000);
    });
    this.process.stdin!.on("error", () => {});
    this.process.stdin!.write(`${JSON.stringify(place)}\n`);
    this.ready = new Promise((resolve, reject) => {
      this.process.on("error", (error) => this.end(error.message, reject));
      this.process.on("close", (code) =>
        this.end(this.complaint.trim().split("\n").at(-1) || `exit code ${code}`, reject),
      );
      const lines = createInterface({ input: this.process.stdout!, crlfDelay: Number.POSITIVE_INFINITY });
      lines.once("line", (line) => {
        const first = JSON.parse(line) as { ready: boolean; error?: string } & Ready;
        if (!first.ready) return this.end(first.error ?? "not ready", reject);
        resolve({ python: first.python, seccomp: first.seccomp });
        lines.on("line", (text) => this.hear(JSON.parse(text) as Answer));
      });
    });
    this.ready.catch(() => {});
  }

  /** How many jobs are in hand. */
  get load(): number {
    return this.waiting.size;
  }

  get alive(): boolean {
    return this.ended === undefined;
  }

  /**
   * Resolves with the job's last answer; earlier ones go to `onAnswer`. Rejects when the worker dies. When the signal
   * is given, what the job started is killed, and the answer comes at once, with an error.
   */
  perform(job: object, onAnswer: (answer: Answer) => void, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const id = this.next++;
      const cancel = () => this.process.stdin!.write(`{"cancel":${id}}\n`);
      signal?.addEventListener("abort", cancel, { once: true });
      const done =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          signal?.removeEventListener("abort", cancel);
          settle(value);
        };
      this.waiting.set(id, { onAnswer, resolve: done(resolve), reject: done(reject) });
      this.hold();
      this.process.stdin!.write(`${this.line(id, job)}\n`);
    });
  }

  /** A job's line. What jobs have in common is sent once, and then named. */
  private line(id: number, job: object): string {
    const shared: string[] = [];
    const rest: Record<string, unknown> = { id };
    for (const [name, value] of Object.entries(job)) {
      if (!SHARED.has(name)) {
        rest[name] = value;
        continue;
      }
      const text = JSON.stringify(value);
      const slot = this.shared.get(text);
      shared.push(slot === undefined ? `"${name}":[${this.slot(text)},${text}]` : `"${name}":[${slot}]`);
    }
    const line = JSON.stringify(rest);
    return shared.length > 0 ? `${line.slice(0, -1)},"shared":{${shared.join(",")}}}` : line;
  }

  /** A place for a value that the worker does not know yet: a new one, or that of the value it has known longest. */
  private slot(text: string): number {
    let slot = this.shared.size;
    if (slot === SLOTS) {
      const [oldest] = this.shared.keys();
      slot = this.shared.get(oldest!)!;
      this.shared.delete(oldest!);
    }
    this.shared.set(text, slot);
    return slot;
  }

  /** Kills the worker and everything below it. */
  kill(): void {
    this.process.kill("SIGKILL");
  }

  private hear(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    if (!answer.done) {
      waiting.onAnswer(answer);
      return;
    }
    this.waiting.delete(answer.id);
    this.hold();
    waiting.resolve(answer);
  }

  private end(reason: string, reject: (error: Error) => void): void {
    this.ended ??= new AssayError("SANDBOX_BROKEN", `a sandbox worker stopped: ${reason}`);
    reject(this.ended);
    for (const waiting of this.waiting.values()) waiting.reject(this.ended);
    this.waiting.clear();
    this.kill();
  }

  /** An idle worker must not keep the program from ending. */
  private hold(): void {
    const handles = [this.process, this.process.stdout, this.process.stdin, this.process.stderr] as {
      ref?(): void;
      unref?(): void;
    }[];
    for (const handle of handles) this.waiting.size > 0 ? handle.ref?.() : handle.unref?.();
  }
}
