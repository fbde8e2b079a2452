import { AssayError } from "../../core/errors.ts";

/** How one request to a server ended. */
export interface Outcome {
  /**
   * `done`: an answer, or a refusal that is the request's own fault. `busy`: the server asked for less. `late`: it
   * did not answer in time.
   */
  kind: "done" | "busy" | "late" | "broken" | "cancelled";
  /** Milliseconds it took. */
  milliseconds: number;
  /** Tokens it brought, by which its time is measured. */
  tokens: number;
}

const FIRST_LIMIT = 32;
/** A server that fails at random, whatever its load, would else be asked one at a time. */
const LOWEST_LIMIT = 4;
const HIGHEST_LIMIT = 1024;
/** A server is taken for down after as many failures in a row, over at least as many milliseconds. */
const FAILURES = 12;
const FAILING_MS = 20_000;
const SHORTEST_REST_MS = 15_000;
const LONGEST_REST_MS = 240_000;

/**
 * What one server is asked at once, over all models and runs of this process.
 *
 * The limit rises by one for each answer until the first trouble, then by one for each full round. It is halved when
 * the server is busy or late, and lowered by a tenth when it breaks, once for each round (additive increase, multiplicative
 * decrease: Chiu and Jain 1989). It does not rise while answers take more than three times their best time a token: what waits in the
 * server's queue gains nothing.
 *
 * A server that only fails is rested: asks fail at once with MODEL_DOWN, and after a while one is let through to see.
 */
export class Gate {
  readonly #server: string;
  readonly #now: () => number;
  #limit = FIRST_LIMIT;
  #inFlight = 0;
  readonly #waiting: { enter(): void; refuse(reason: unknown): void }[] = [];
  #slowStart = true;
  /** Requests that began before this moment say nothing new about the limit. */
  #lowered = Number.NEGATIVE_INFINITY;
  #pace = { now: 0, best: Number.POSITIVE_INFINITY };
  #failures = { inRow: 0, since: 0 };
  #rest: { until: number; length: number; probing: boolean } | undefined;

  constructor(server: string, now: () => number = () => performance.now()) {
    this.#server = server;
    this.#now = now;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  /**
   * Waits for a place; each entry must be followed by `leave`.
   * @throws AssayError MODEL_DOWN while the server is rested; the signal's reason when it aborts.
   */
  async enter(signal?: AbortSignal): Promise<void> {
    this.#admit();
    if (this.#inFlight < this.limit) {
      this.#inFlight++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const place = {
        enter: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
        refuse: (reason: unknown) => {
          signal?.removeEventListener("abort", leave);
          reject(reason);
        },
      };
      const leave = () => {
        const at = this.#waiting.indexOf(place);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.push(place);
    });
  }

  leave(outcome: Outcome): void {
    this.#inFlight--;
    const began = this.#now() - outcome.milliseconds;
    if (outcome.kind === "done") this.#succeeded(outcome);
    const broken = outcome.kind === "broken" || outcome.kind === "late";
    if (outcome.kind === "busy" || outcome.kind === "late") this.#lower(began, 0.5);
    else if (broken) this.#lower(began, 0.9);
    if (broken) this.#failed();
    else if (outcome.kind !== "cancelled") this.#failures.inRow = 0;
    if (this.#rest?.probing) {
      if (broken || outcome.kind === "cancelled") this.#rest.probing = false;
      else this.#rest = undefined;
    }
    while (this.#inFlight < this.limit && this.#waiting.length > 0) {
      this.#inFlight++;
      this.#waiting.shift()?.enter();
    }
  }

  #admit(): void {
    const rest = this.#rest;
    if (!rest) return;
    if (!rest.probing && this.#now() >= rest.until) {
      rest.probing = true;
      return;
    }
    throw this.#down();
  }

  #succeeded({ milliseconds, tokens }: Outcome): void {
    const pace = milliseconds / (tokens + 20);
    this.#pace.now = this.#pace.now === 0 ? pace : 0.9 * this.#pace.now + 0.1 * pace;
    this.#pace.best = Math.min(this.#pace.best, this.#pace.now);
    const full = this.#inFlight + 1 >= this.limit;
    if (!full || this.#pace.now > 3 * this.#pace.best) return;
    this.#limit = Math.min(HIGHEST_LIMIT, this.#limit + (this.#slowStart ? 1 : 1 / this.#limit));
  }

  #lower(began: number, factor: number): void {
    if (began < this.#lowered) return;
    this.#lowered = this.#now();
    this.#slowStart = false;
    this.#limit = Math.max(LOWEST_LIMIT, this.#limit * factor);
  }

  #failed(): void {
    const now = this.#now();
    if (this.#failures.inRow++ === 0) this.#failures.since = now;
    if (this.#rest && now < this.#rest.until) return;
    if (this.#failures.inRow < FAILURES || now - this.#failures.since < FAILING_MS) return;
    const length = Math.min(LONGEST_REST_MS, this.#rest ? this.#rest.length * 2 : SHORTEST_REST_MS);
    this.#rest = { until: now + length, length, probing: false };
    for (const place of this.#waiting.splice(0)) place.refuse(this.#down());
  }

  #down(): AssayError {
    const seconds = Math.max(1, Math.ceil(((this.#rest?.until ?? 0) - this.#now()) / 1000));
    const what = `${this.#server} failed ${this.#failures.inRow} times in a row, and is not asked for ${seconds} s`;
    return new AssayError("MODEL_DOWN", what, { fix: "see to the server, then go on with --resume" });
  }
}

const gates = new Map<string, Gate>();

/** The gate of a server: all models behind one address share it. */
export function gateOf(server: string): Gate {
  let gate = gates.get(server);
  if (!gate) gates.set(server, (gate = new Gate(server)));
  return gate;
}
