import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Duplex, Readable, Writable } from "node:stream";
import { AssayError } from "../../core/errors.ts";

/** What a cell has used since it was given its job. */
export interface Used {
  cpuSeconds: number;
  wallSeconds: number;
  /** Peak resident bytes of the process, the interpreter included. */
  memoryBytes: number;
  /** Times the system took the processor from it: it had work to do, however little of it was done. */
  preempted: number;
}

/** A cell at work that says nothing for so many seconds has lost its watch, and nobody would ever stop it. */
const QUIET_SECONDS = 20;

/** One process with one interpreter in WebAssembly, for one job. Its descriptors are those of `server/wasm/cell.mjs`. */
export class Cell {
  readonly ready: Promise<void>;
  /** Resolves with the cell's answer; with undefined when it ended, or was stopped, before it gave one. */
  readonly answer: Promise<Record<string, unknown> | undefined>;
  readonly used: Used = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0, preempted: 0 };
  /** Called with each measure, about every 50 ms. */
  onMeasure: () => void = () => {};
  /** Which limit it was stopped for. */
  stopped: "timeout" | "memory" | undefined;
  readonly #process: ChildProcess;
  #cpuBefore = 0;
  #cpuNow = 0;
  #preemptedBefore = 0;
  #preemptedNow = 0;
  #begun = 0;
  #quiet = 0;

  constructor([program, ...args]: string[]) {
    this.#process = spawn(program!, args, { stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"], env: {} });
    let complaint = "";
    this.#process.stderr!.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000);
    });
    for (const stream of this.#process.stdio) stream?.on("error", () => {});
    const lines = createInterface({ input: this.#process.stdout! });
    const gone = new Promise<undefined>((resolve) => {
      this.#process.once("close", () => resolve(undefined));
      this.#process.once("error", (error) => {
        complaint ||= error.message;
        resolve(undefined);
      });
    });
    const line = () => new Promise<string>((resolve) => lines.once("line", resolve));
    this.ready = Promise.race([line(), gone]).then((first) => {
      if (first !== undefined) return;
      throw new AssayError(
        "SANDBOX_BROKEN",
        `an interpreter in WebAssembly did not start: ${reasonOf(complaint)}`,
      );
    });
    // One that waits for a job keeps nobody's process alive; one that still starts may be waited for.
    this.ready.then(
      () => this.#hold(false),
      () => {},
    );
    this.answer = this.ready.then(
      () => Promise.race([line(), gone]).then((text) => this.#answered(text)),
      () => undefined,
    );
    createInterface({ input: this.#process.stdio[4] as Readable }).on("line", (text) => this.#measured(text));
  }

  /** The bytes that the program and the tests send each other. */
  get channel(): Duplex {
    return this.#process.stdio[3] as Duplex;
  }

  begin(job: object): void {
    this.#hold(true);
    this.#cpuBefore = this.#cpuNow;
    this.#preemptedBefore = this.#preemptedNow;
    this.#begun = performance.now();
    (this.#process.stdin as Writable).write(`${JSON.stringify(job)}\n`);
    // Counted in turns of this timer, so that a busy process of ours does not take its own pauses for silence.
    const timer = setInterval(() => {
      if (++this.#quiet >= QUIET_SECONDS) this.stop("timeout");
    }, 1000).unref();
    this.#process.once("exit", () => clearInterval(timer));
  }

  stop(why?: "timeout" | "memory"): void {
    this.stopped ??= why;
    this.#process.kill("SIGKILL");
  }

  /** The program in it may write here too, if it breaks out of the interpreter: nothing but numbers is believed. */
  #measured(text: string): void {
    const measure = /^\{"cpu":([\d.e+-]+),"memory":(\d+),"preempted":(\d+)\}$/.exec(text);
    const [cpu = -1, memory = 0, preempted = 0] = (measure ?? []).slice(1).map(Number);
    if (!(cpu >= this.#cpuNow)) return;
    this.#cpuNow = cpu;
    this.#preemptedNow = Math.max(this.#preemptedNow, preempted);
    this.#quiet = 0;
    if (this.#begun === 0) return;
    this.used.cpuSeconds = cpu - this.#cpuBefore;
    this.used.wallSeconds = (performance.now() - this.#begun) / 1000;
    this.used.memoryBytes = Math.max(this.used.memoryBytes, memory);
    this.used.preempted = this.#preemptedNow - this.#preemptedBefore;
    this.onMeasure();
  }

  /** A short job is over before it was measured, so the answer says what it took. */
  #answered(text: string | undefined): Record<string, unknown> | undefined {
    if (text === undefined) return undefined;
    try {
      const { used, ...answer } = JSON.parse(text) as { used?: { cpu?: number; memory?: number } };
      this.used.wallSeconds = (performance.now() - this.#begun) / 1000;
      this.used.cpuSeconds = Math.max(this.used.cpuSeconds, Number(used?.cpu) || 0);
      this.used.memoryBytes = Math.max(this.used.memoryBytes, Number(used?.memory) || 0);
      return answer;
    } catch {
      return undefined;
    }
  }

  /** A cell that waits for work must not keep the program from ending. */
  #hold(held: boolean): void {
    const handles = [this.#process, ...this.#process.stdio] as { ref?(): void; unref?(): void }[];
    for (const handle of handles) held ? handle.ref?.() : handle.unref?.();
  }
}

/** The line of Node's complaint that names the error; the last one names only Node. */
function reasonOf(complaint: string): string {
  const lines = complaint.trim().split("\n");
  return lines.find((line) => /^\s*\w*Error\b/.test(line)) ?? lines.at(-1) ?? "";
}
