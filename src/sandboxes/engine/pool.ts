import { type Job, Lane } from "./lane.ts";
import type { Answer, Worker } from "./worker.ts";

/** Seconds of processor time, and of idling, that a job gets before it has to wait its turn among the long ones. */
const FIRST_SECONDS = 0.3;
/** Jobs a worker holds at once: one that runs, two whose processes the kernel is still taking down, one to follow. */
const DEPTH = 4;
/** Long jobs that run at once, on low priority. Most of them sleep, or never end. */
const PATIENTS = 8;
/** Milliseconds before one more of them is started: a start costs others half a second of a core. */
const PATIENT_PAUSE = 1000;

/** What a pool's workers are for: most jobs, or the few that outlast the first limit. */
export type Kind = "quick" | "patient";

/**
 * The workers of a sandbox. A job that may be cut short is run with a small limit first, and again in full by workers
 * for long jobs when that cut it off: what sleeps or never ends holds no place that others wait for.
 */
export class Pool {
  private readonly quick: Lane;
  private readonly patient: Lane;
  private readonly first = new Map<unknown, number>();

  constructor(size: number, start: (kind: Kind) => Worker) {
    this.quick = new Lane({ size, depth: DEPTH, start: () => start("quick") });
    const patient = { size: PATIENTS, depth: 1, pause: PATIENT_PAUSE };
    this.patient = new Lane({ ...patient, start: () => start("patient") });
  }

  /** Resolves with the job's last answer; earlier ones go to `onAnswer`. Callers are told apart by their signals. */
  perform(
    body: object,
    signal?: AbortSignal,
    onAnswer: (answer: Answer) => void = () => {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.quick.push({ body, onAnswer, resolve, reject, signal, tries: 0 });
    });
  }

  /**
   * The same for a job that may be run twice; `kind` is what jobs have in common that take about as long. When jobs of
   * a kind turn out to need more than the first limit and less than the full one, their first limit is raised.
   */
  async performTwice(
    body: { limits: { cpuSeconds: number }; [field: string]: unknown },
    kind: string,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const first = this.first.get(kind) ?? FIRST_SECONDS;
    if (first >= body.limits.cpuSeconds) return this.perform(body, signal);
    const answer = await this.perform({ ...body, first }, signal);
    if (!answer["later"]) return answer;
    const full = await new Promise<Answer>((resolve, reject) => {
      const job: Job = { body, onAnswer: () => {}, resolve, reject, signal, tries: 0 };
      this.patient.push(job);
    });
    if (!full["stopped"]) this.first.set(kind, Math.max(2 * first, this.first.get(kind) ?? 0));
    return full;
  }

  close(): void {
    this.quick.close();
    this.patient.close();
  }
}
