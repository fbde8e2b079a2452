import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { deltasOf } from "../../src/dialects/dialect/assembly.ts";
import type { Answer, Dialect, ServerEvent, WireRequest } from "../../src/dialects/dialect/dialect.ts";

/** A request as it came in, and as the dialect read it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  request: WireRequest;
}

/** The bytes of a server-sent event. */
export const eventText = ({ event, data }: ServerEvent): string =>
  `${event === undefined ? "" : `event: ${event}\n`}data: ${data}\n\n`;

/** All events of a streamed answer. */
export function eventsOf(dialect: Dialect, answer: Answer, model = "m", size = 5): ServerEvent[] {
  const writer = dialect.writeStream({ id: "1", model, created: 1_700_000_000 });
  return [
    ...writer.start(),
    ...deltasOf(answer, size).flatMap((delta) => writer.write(delta)),
    ...writer.end(answer.usage),
  ];
}

/** A server that reads requests and writes answers with one of our dialects, and nothing else: what a gateway does. */
export async function startDialectServer(dialect: Dialect, answer: (request: WireRequest) => Answer) {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    let text = "";
    for await (const chunk of incoming.setEncoding("utf8")) text += chunk;
    const path = incoming.url ?? "";
    const body: unknown = JSON.parse(text);
    const request = dialect.readRequest(body, path);
    received.push({ path, headers: incoming.headers, body, request });
    const reply = answer(request);
    if (request.stream) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const event of eventsOf(dialect, reply, request.model)) response.write(eventText(event));
      response.end();
    } else {
      response.writeHead(200, { "content-type": "application/json" });
      const by = { id: "1", model: request.model, created: 1_700_000_000 };
      response.end(JSON.stringify(dialect.writeReply(reply, by)));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
