import { deltasOf } from "../../../dialects/dialect/assembly.ts";
import type { Signature } from "../../../dialects/dialect/dialect.ts";
import { shown, statusOf } from "../../http/refusal.ts";
import type { Answered } from "../answer.ts";
import type { Listener } from "../plain.ts";
import { errorBody, extended, type Face } from "./face.ts";

export interface StreamOptions {
  face: Face;
  by: Signature;
  usage: boolean;
  progress: "reasoning" | "comments" | "off";
  heartbeatSeconds: number;
}

/** What writes into an answer's stream. */
export interface Pen extends Listener {
  progress(line: string): void;
}

/**
 * An answer as server-sent events: what is told while it is made, at once; then what was not told yet, with the field
 * `assay` where the format says that the answer has ended. While nothing is told, a comment keeps the connection open.
 * `work` must not write after it has settled; `gone` is called when the client goes away. Before the first event, an error
 * of `work` rejects, so that it can still have a status of its own.
 */
export async function streamed(
  { face, by, usage, progress, heartbeatSeconds }: StreamOptions,
  work: (pen: Pen) => Promise<Answered>,
  gone: () => void,
  ended: (status: number, answered: Answered | null) => void,
): Promise<Response> {
  const writer = face.dialect.writeStream(by);
  let control: ReadableStreamDefaultController<Uint8Array>;
  let open = true;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      control = controller;
    },
    cancel() {
      open = false;
      gone();
    },
  });
  const send = (text: string) => {
    if (open) control.enqueue(encoder.encode(text));
  };
  const write = (events: { event?: string; data: string }[]) =>
    send(
      events
        .map(({ event, data }) => `${event === undefined ? "" : `event: ${event}\n`}data: ${data}\n\n`)
        .join(""),
    );
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = () => {
      begin = () => {};
      write(writer.start());
      resolve();
    };
  });
  const heart = setInterval(() => {
    begin();
    send(": working\n\n");
  }, heartbeatSeconds * 1000);
  let told = "";
  let thought = false;
  const pen: Pen = {
    progress(line) {
      if (progress === "off") return;
      begin();
      if (progress === "comments") send(`: ${line.replaceAll(/\s+/g, " ")}\n\n`);
      else write(writer.write({ choice: 0, reasoning: `${line}\n` }));
    },
    text(piece) {
      begin();
      told += piece;
      write(writer.write({ choice: 0, text: piece }));
    },
    reasoning(piece) {
      begin();
      thought = true;
      write(writer.write({ choice: 0, reasoning: piece }));
    },
  };
  const finish = ({ answer, assay }: Answered) => {
    begin();
    const [first, ...others] = answer.choices;
    // What was told piece by piece is not told again; a signature stands between thoughts and words, or nowhere.
    const { reasoning, seal, ...rest } = first!;
    const before = {
      ...(!thought && reasoning !== undefined && { reasoning }),
      ...(seal !== undefined && { seal }),
    };
    const left = { ...rest, ...(told === "" && before), text: rest.text.slice(told.length) };
    for (const delta of deltasOf({ choices: [left, ...others] }, 64))
      write(extended(writer.write(delta), assay));
    write(extended(writer.end(usage ? answer.usage : undefined), assay));
  };
  const done = work(pen)
    .then((answered) => {
      finish(answered);
      ended(200, answered);
    })
    .catch((thrown: unknown) => {
      const error = shown(thrown);
      const status = statusOf(error);
      ended(status, null);
      const event = face.dialect.id === "anthropic-messages" ? { event: "error" } : {};
      write([{ ...event, data: JSON.stringify(errorBody(face, error, status)) }]);
      throw thrown;
    });
  const closed = done.finally(() => {
    clearInterval(heart);
    if (open) control.close();
    open = false;
  });
  closed.catch(() => {});
  await Promise.race([begun, done]);
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache",
      "x-accel-buffering": "no",
    },
  });
}
