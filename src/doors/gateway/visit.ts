import { randomBytes } from "node:crypto";
import type { Ticket } from "../http/gate.ts";
import type { Answered } from "./answer.ts";
import type { House } from "./house.ts";
import type { KeyRecord } from "./keys/ring.ts";
import { RequestSpan } from "./watch/spans.ts";

/** One request from its arrival to the end of its answer: what is noted of it, once, whatever happens. */
export class Visit {
  readonly id = randomBytes(12).toString("hex");
  readonly span: RequestSpan;
  key: KeyRecord | undefined;
  model: string | null = null;
  ticket: Ticket | undefined;
  /** Aborts when the client goes away, or when the server waits no longer. */
  readonly signal: AbortSignal;
  readonly #gone = new AbortController();
  readonly #left: AbortSignal;
  readonly #house: House;
  readonly #route: string;
  readonly #began = Date.now();
  #ended = false;

  /** `left` aborts when the client closes its connection. */
  constructor(house: House, route: string, left: AbortSignal) {
    this.#house = house;
    this.#route = route;
    this.span = new RequestSpan(route);
    this.signal = this.#gone.signal;
    this.#left = left;
    if (left.aborted) this.leave();
    left.addEventListener("abort", this.leave, { once: true });
    house.stopping.addEventListener("abort", this.#stop, { once: true });
  }

  /** Whether the client went away. */
  get left(): boolean {
    return this.signal.aborted && !this.#house.stopping.aborted;
  }

  /** The client went away: what is done for it ends. */
  readonly leave = (): void => this.#gone.abort(new DOMException("the client went away", "AbortError"));

  readonly #stop = (): void => this.#gone.abort(new DOMException("the server stops", "AbortError"));

  /** Lets the next one in and writes the line of this one. Later calls do nothing. */
  end(status: number, answered: Answered | null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.ticket?.release();
    // The server's signal outlives the request, and must not hold it.
    this.#left.removeEventListener("abort", this.leave);
    this.#house.stopping.removeEventListener("abort", this.#stop);
    const assay = answered?.assay;
    const line = {
      time: new Date(this.#began).toISOString(),
      id: this.id,
      key: this.key?.name ?? null,
      route: this.#route,
      model: this.model,
      verified: assay?.verified ?? null,
      kind: assay?.evidence?.kind ?? null,
      reason: assay?.reason ?? null,
      tokens: assay ? assay.cost.tokens.prompt + assay.cost.tokens.completion : 0,
      usd: assay ? assay.cost.usd : null,
      milliseconds: Date.now() - this.#began,
      status,
    };
    this.#house.audit.write(line);
    this.#house.meters.count(line);
    this.span.end(line);
  }
}
