import { createMcpHandler } from "@modelcontextprotocol/server";
import { Hono } from "hono";
import { AssayError } from "../../core/errors.ts";
import { lengthOf } from "../http/body.ts";
import { Gate } from "../http/gate.ts";
import { KEYS_VARIABLE, keyDoor } from "../http/keys.ts";
import { type Address, listen, mustBeKept, type Serving } from "../http/listen.ts";
import { complain, ownComplaint } from "../http/refusal.ts";
import { visitors } from "../http/visitor.ts";
import type { House } from "./house.ts";
import { mcpServer } from "./server.ts";

export interface McpOptions extends Address {
  version: string;
  /** Without any, everyone on this machine may come. */
  keys?: readonly string[];
  /** Origins of web pages that may come; none unless given. */
  origins?: readonly string[];
  bodyBytes?: number;
}

/**
 * Serves the tools over streamable HTTP at `/mcp`, each request by itself. Throws SERVE_KEY when others could reach it
 * without a key, SERVE_ADDRESS when the address cannot be had.
 */
export async function serveMcp(house: House, options: McpOptions): Promise<Serving> {
  const { keys = [], bodyBytes = 4 * 1024 ** 2 } = options;
  mustBeKept(options.host, keys.length > 0, "run programs here", `set ${KEYS_VARIABLE} or --keys FILE`);
  const gate = new Gate({ active: house.sandbox.workers * 4, queue: 200, bytes: 256 * 1024 ** 2 });
  const handler = createMcpHandler(() => mcpServer(house, options.version), {
    maxRequestBodySize: bodyBytes,
  });
  const app = new Hono();
  app.use(visitors({ origins: options.origins ?? [], keyed: keys.length > 0 }));
  app.use(keyDoor(keys));
  app.all("/mcp", async (context) => {
    const ticket = gate.enter(context.req.method === "POST" ? lengthOf(context, bodyBytes) : 0);
    try {
      await ticket.turn(context.req.raw.signal);
      return released(await handler.fetch(context.req.raw), ticket.release);
    } catch (error) {
      ticket.release();
      throw error;
    }
  });
  app.notFound((context) =>
    complain(context, new AssayError("NOT_FOUND", "no such route", { fix: "connect to /mcp" }), ownComplaint),
  );
  app.onError((error, context) => complain(context, error, ownComplaint));
  return listen(
    (request) => app.fetch(request),
    options,
    async () => {
      await gate.close();
      await handler.close();
    },
  );
}

/** The response, whose room is given back when its body has been read or given up. */
function released(response: Response, release: () => void): Response {
  if (!response.body) {
    release();
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (value) controller.enqueue(value);
      if (!done) return;
      release();
      controller.close();
    },
    async cancel(reason) {
      release();
      await reader.cancel(reason);
    },
  });
  return new Response(body, response);
}
