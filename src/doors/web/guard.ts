import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";

/** Names under which this machine reaches itself. */
const OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** Nothing is loaded from elsewhere, nothing inline is run, and no text can become markup. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'";
const POLICY = `${PAGE_POLICY}; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** The header that carries the token with every write. */
export const TOKEN_HEADER = "x-assay-token";

/**
 * Keeps other pages out. A name that was made to point here (DNS rebinding) is told by its `Host`; a page of another
 * origin by `Sec-Fetch-Site` or `Origin`; and no answer allows another origin to read it. A write needs the token that
 * only our own page was given.
 */
export function guard(token: string): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (!isOwn(context.req.header("host"))) return refuse(context, "this name is not one of this machine's");
    if (!["GET", "HEAD", "POST"].includes(method)) return refuse(context, "the method is not allowed", 405);
    if (isForeign(context)) return refuse(context, "other sites may not ask");
    if (method === "POST" && !matches(context.req.header(TOKEN_HEADER), token))
      return refuse(context, "a write needs the page's token");
    await next();
    setHeaders(context);
    return undefined;
  };
}

function isOwn(host: string | undefined): boolean {
  return host !== undefined && OWN_NAMES.includes(host.replace(/:\d+$/, "").toLowerCase());
}

/** A link from elsewhere may open the page itself, and nothing else. */
function isForeign(context: Context): boolean {
  const site = context.req.header("sec-fetch-site");
  const origin = context.req.header("origin");
  if (origin !== undefined && origin !== `http://${context.req.header("host")}`) return true;
  if (site === undefined || site === "same-origin" || site === "none") return false;
  return !(context.req.path === "/" && context.req.header("sec-fetch-mode") === "navigate");
}

function matches(given: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(context: Context, why: string, status: 403 | 405 = 403): Response {
  setHeaders(context);
  return context.json({ error: why }, status);
}

function setHeaders(context: Context): void {
  const { headers } = context.res;
  headers.set("Content-Security-Policy", POLICY);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cache-Control", "no-store");
}
