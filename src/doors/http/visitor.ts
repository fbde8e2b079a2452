import type { MiddlewareHandler } from "hono";
import { AssayError } from "../../core/errors.ts";
import { type Complaint, complain, ownComplaint } from "./refusal.ts";

/**
 * Keeps web pages out, unless their origin is allowed: a page that a user visits can make their browser send requests to a
 * server on the user's machine. What a browser sends carries `Origin`; a page that has its name point here (DNS
 * rebinding) sends a `Host` that is not ours, so a server without keys answers only to the names of this machine.
 * With an origin of `*` every page may come.
 */
export function visitors(
  { origins = [], keyed }: { origins?: readonly string[]; keyed: boolean },
  complaint: Complaint = ownComplaint,
): MiddlewareHandler {
  return async (context, next) => {
    const refuse = (what: string) =>
      complain(
        context,
        new AssayError("ORIGIN_REFUSED", what, { fix: "name the origin with --cors" }),
        complaint,
      );
    const host = (context.req.header("host") ?? "").replace(/:\d+$/, "");
    if (!keyed && !/^(localhost|127(\.\d+){3}|\[::1\])$/i.test(host))
      return refuse("this server answers only to the names of this machine");
    const origin = context.req.header("origin");
    if (origin === undefined) return next();
    const own = URL.canParse(origin) && new URL(origin).host === context.req.header("host");
    const allowed = origins.includes("*") || origins.includes(origin);
    if (!allowed && !own) return refuse("this server takes no requests from web pages");
    if (allowed) {
      context.header("Access-Control-Allow-Origin", origin);
      context.header("Vary", "Origin");
      if (context.req.method === "OPTIONS") {
        context.header("Access-Control-Allow-Methods", "GET, POST");
        context.header(
          "Access-Control-Allow-Headers",
          context.req.header("access-control-request-headers") ?? "",
        );
        return context.body(null, 204);
      }
    }
    return next();
  };
}
