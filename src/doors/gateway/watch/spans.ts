import { context, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import type { TraceStep } from "../../../kit/effects.ts";
import type { AuditLine } from "./audit.ts";

const tracer = trace.getTracer("assay");

/**
 * A request's span, with one inside it for each model call and each check. They go nowhere unless the process has an
 * OpenTelemetry SDK. Texts of prompts and programs are not in them.
 */
export class RequestSpan {
  readonly #span: Span;

  constructor(route: string) {
    this.#span = tracer.startSpan(`POST ${route}`, { attributes: { "http.route": route } });
  }

  step({ kind, what, seconds, replayed }: TraceStep): void {
    if (kind === "offer") return;
    const now = Date.now();
    const inside = trace.setSpan(context.active(), this.#span);
    const attributes = {
      "assay.step": kind,
      "assay.replayed": replayed,
      ...(kind === "ask" && { "assay.purpose": what }),
    };
    tracer.startSpan(`assay ${kind}`, { startTime: now - seconds * 1000, attributes }, inside).end(now);
  }

  end(line: AuditLine): void {
    const { status, model, verified, kind, tokens } = line;
    this.#span.setAttributes({
      "http.response.status_code": status,
      "assay.tokens": tokens,
      ...(model !== null && { "gen_ai.request.model": model }),
      ...(verified !== null && { "assay.verified": verified }),
      ...(kind !== null && { "assay.evidence": kind }),
    });
    if (status >= 500) this.#span.setStatus({ code: SpanStatusCode.ERROR });
    this.#span.end();
  }
}
