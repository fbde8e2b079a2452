import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Hints } from "../spec/read.ts";
import { PORTFOLIO } from "./configuration.ts";
import { type Found, type Searched, searchText } from "./search-text.ts";
import type { Job } from "./worker.ts";

export interface PortfolioOptions {
  /** For each search; decides the answer, unless `seconds` end first. */
  evaluations: number;
  /** Processor seconds of each search. */
  seconds: number;
  /** Threads; by default one for each core. 0 searches in this thread, one configuration after the other. */
  workers?: number | undefined;
  signal?: AbortSignal | undefined;
  onFound?: ((found: Found) => void) | undefined;
}

/** Searches with every configuration at once, and gives what the most trusted one that finds anything has found. */
export async function runPortfolio(text: string, hints: Hints, options: PortfolioOptions): Promise<Searched> {
  const workers = Math.min(options.workers ?? availableParallelism(), PORTFOLIO.length);
  // Workers start from compiled files only.
  if (workers === 0 || import.meta.url.endsWith(".ts")) return oneAfterAnother(text, hints, options);
  const running: Worker[] = [];
  const stop = () => void Promise.all(running.map((worker) => worker.terminate()));
  options.signal?.addEventListener("abort", stop, { once: true });
  const start = (index: number): Promise<Searched> =>
    new Promise((resolve, reject) => {
      const { evaluations, seconds } = options;
      const job: Job = { text, hints, configuration: PORTFOLIO[index]!, evaluations, seconds };
      const worker = new Worker(new URL("./worker.js", import.meta.url), {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: 3000 },
      });
      running.push(worker);
      let soFar: Found[] = [];
      worker.on("message", (message: { kind: "found"; found: Found } | { kind: "end"; result: Searched }) => {
        if (message.kind === "end") return resolve(message.result);
        soFar = [message.found, ...soFar];
        options.onFound?.(message.found);
      });
      worker.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") return reject(error);
        resolve({ found: soFar, evaluations: 0, seconds: 0 });
      });
      worker.on("exit", () => resolve({ found: soFar, evaluations: 0, seconds: 0 }));
    });
  try {
    const pending = PORTFOLIO.slice(0, workers).map((_, index) => start(index));
    for (const each of pending) void each.catch(() => {});
    let last: Searched = { found: [], evaluations: 0, seconds: 0 };
    for (let index = 0; index < PORTFOLIO.length; index++) {
      last = await (pending[index] ?? start(index));
      options.signal?.throwIfAborted();
      if (last.found.length > 0) return last;
    }
    return last;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    stop();
  }
}

function oneAfterAnother(text: string, hints: Hints, options: PortfolioOptions): Searched {
  let last: Searched = { found: [], evaluations: 0, seconds: 0 };
  for (const configuration of PORTFOLIO) {
    options.signal?.throwIfAborted();
    const seconds = options.seconds / PORTFOLIO.length;
    last = searchText(text, hints, configuration, options.evaluations, seconds, options.onFound);
    if (last.found.length > 0) return last;
  }
  return last;
}
