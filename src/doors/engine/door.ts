import type { Hono } from "hono";
import type { z } from "zod";
import type { Sandbox } from "../../core/sandbox.ts";
import { jsonOf, lengthOf, shaped, textOf } from "../http/body.ts";
import type { Gate } from "../http/gate.ts";
import { type Complaint, complain } from "../http/refusal.ts";
import type { Ceiling } from "./ceiling.ts";
import type { Counters } from "./counters.ts";

/** What every route works with. */
export interface House {
  sandbox: Sandbox;
  gate: Gate;
  counters: Counters;
  ceiling: Ceiling;
  /** Largest body of a request. */
  bodyBytes: number;
  /** Believe clients that say their tests may share a process with other checks' tests. */
  trustTests: boolean;
  /** Folders searched for benchmark files before the network. */
  data: string[];
}

/** A POST route that runs programs: let in, read, validated, waited for its turn, done, answered, counted. */
export function job<Body>(
  app: Hono,
  path: string,
  house: House,
  schema: z.ZodType<Body>,
  complaint: Complaint,
  act: (body: Body, signal: AbortSignal) => Promise<unknown>,
): void {
  app.post(path, async (context) => {
    const { signal } = context.req.raw;
    let release = () => {};
    let response: Response;
    try {
      const ticket = house.gate.enter(lengthOf(context, house.bodyBytes));
      release = ticket.release;
      const body = shaped(schema, jsonOf(await textOf(context, house.bodyBytes)));
      await ticket.turn(signal);
      const answer = (await act(body, signal)) as object;
      signal.throwIfAborted();
      response = context.json(answer);
    } catch (error) {
      if (signal.aborted) {
        house.counters.add("assay_cancelled_total");
        return new Response(null, { status: 499 });
      }
      response = complain(context, error, complaint);
    } finally {
      release();
    }
    house.counters.add("assay_requests_total", { route: path, status: String(response.status) });
    return response;
  });
}
