import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AssayError } from "../../core/errors.ts";
import type { Asker } from "./model.ts";

const LARGEST_ANSWER = 4 * 1024 ** 2;

interface Question {
  text: string;
  answer(text: string): void;
}

/**
 * Asks on a page that only this machine reaches, at an address that cannot be guessed, which `tell` is given once. The
 * page shows one question at a time and waits for the next.
 */
export function browser(
  tell: (url: string) => void = (url) => process.stderr.write(`\nanswer at ${url}\n`),
): Asker {
  let open: Question | undefined;
  let page: Promise<Server> | undefined;
  return async (text, signal) => {
    page ??= listen(() => open, tell);
    const server = await page;
    server.ref();
    try {
      return await new Promise<string>((resolve, reject) => {
        open = { text, answer: resolve };
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    } finally {
      open = undefined;
      server.unref();
    }
  };
}

function listen(open: () => Question | undefined, tell: (url: string) => void): Promise<Server> {
  const path = `/${randomBytes(16).toString("hex")}`;
  const server = createServer((request, response) => {
    respond(request, response, path, open()).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(new AssayError("MODEL_PERSON", `no page to ask on: ${error.message}`, { cause: error })),
    );
    server.listen(0, "127.0.0.1", () => {
      tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
      resolve(server);
    });
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  question: Question | undefined,
): Promise<void> {
  // A page elsewhere can have its own name lead here, but not send ours.
  const isHere = /^127\.0\.0\.1:\d+$/.test(request.headers.host ?? "") && request.url === path;
  if (!isHere) return void response.writeHead(404).end();
  if (request.method === "POST") {
    const form = new URLSearchParams(await bodyOf(request));
    // An answer to a question that is gone is not the answer to the next one.
    if (question !== undefined && form.get("question") === question.text.replace(/\r?\n/g, "\r\n"))
      question.answer(form.get("answer")?.replace(/\r\n/g, "\n") ?? "");
    return void response.writeHead(303, { location: path }).end();
  }
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
  });
  response.end(question === undefined ? WAITING : questionPage(question.text));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LARGEST_ANSWER) throw new Error("too large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A question</title><style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
pre, textarea { font: 14px/1.5 ui-monospace, monospace; box-sizing: border-box; width: 100%; white-space: pre-wrap }
textarea { min-height: 20rem } button { font: inherit; padding: .5rem 1.5rem }
</style>`;

const WAITING = `${HEAD}<meta http-equiv="refresh" content="1"></head><body><main><h1>No question yet</h1>
<p>The next one appears here by itself.</p></main></body></html>`;

function questionPage(text: string): string {
  const shown = text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
  return `${HEAD}</head><body><main><h1>A question</h1><pre>${shown}</pre>
<form method="post"><textarea name="question" hidden>\n${shown}</textarea>
<label for="answer">Your answer</label><textarea id="answer" name="answer" autofocus required></textarea>
<button>Send</button></form></main></body></html>`;
}
