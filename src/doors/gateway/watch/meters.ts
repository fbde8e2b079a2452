import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Gate } from "../../http/gate.ts";
import type { AuditLine } from "./audit.ts";

/** What a gateway has done since it started, for Prometheus. Labels are ours, never a client's text. */
export class Meters {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: "assay_gateway_requests_total",
    help: "Requests by route and HTTP status.",
    labelNames: ["route", "status"],
    registers: [this.#registry],
  });
  readonly #answers = new Counter({
    name: "assay_gateway_answers_total",
    help: "Answers by whether they are verified, by what, and why not.",
    labelNames: ["verified", "kind", "reason"],
    registers: [this.#registry],
  });
  readonly #tokens = new Counter({
    name: "assay_gateway_tokens_total",
    help: "Tokens of all model calls.",
    registers: [this.#registry],
  });
  readonly #dollars = new Counter({
    name: "assay_gateway_usd_total",
    help: "US dollars of model calls whose price is known.",
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: "assay_gateway_seconds",
    help: "Seconds from a request to the end of its answer.",
    labelNames: ["route"],
    buckets: [0.05, 0.2, 1, 5, 20, 60, 300],
    registers: [this.#registry],
  });

  constructor(gate: Gate) {
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(value());
        },
      });
    gauge("assay_gateway_in_hand", "Requests that arrive, wait or run now.", () => gate.inHand);
    gauge("assay_gateway_active", "Requests that run now.", () => gate.active);
  }

  count({ route, status, verified, kind, reason, tokens, usd, milliseconds }: AuditLine): void {
    this.#requests.inc({ route, status: String(status) });
    if (verified !== null)
      this.#answers.inc({ verified: String(verified), kind: kind ?? "none", reason: reason ?? "none" });
    this.#tokens.inc(tokens);
    this.#dollars.inc(usd ?? 0);
    this.#seconds.observe({ route }, milliseconds / 1000);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
