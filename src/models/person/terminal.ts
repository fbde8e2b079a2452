import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { AssayError } from "../../core/errors.ts";
import type { Asker } from "./model.ts";

/** Where a person is: what is typed, and what is shown. */
export interface Desk {
  input: Readable;
  output: Writable;
}

/** The controlling terminal: standard input and output belong to the command. */
function ownDesk(): Desk {
  return { input: createReadStream("/dev/tty"), output: process.stderr };
}

/**
 * Asks line by line. A line that holds a single dot ends the answer, as in mail programs of old; a line that begins
 * with two dots begins with one.
 * @throws AssayError MODEL_PERSON when nobody is there, or leaves in the middle.
 */
export function terminal(desk: () => Desk = ownDesk): Asker {
  return (question, signal) =>
    new Promise((resolve, reject) => {
      const { input, output } = desk();
      output.write(`\n${question}\n\n── your answer, ended by a line with a single dot:\n`);
      const reader = createInterface({ input, terminal: false });
      const lines: string[] = [];
      const close = () => {
        signal?.removeEventListener("abort", leave);
        reader.removeAllListeners("close");
        reader.removeAllListeners("line");
        reader.close();
        input.destroy();
      };
      const leave = () => {
        close();
        reject(signal?.reason);
      };
      const gone = (why: string) => {
        close();
        reject(new AssayError("MODEL_PERSON", why, { fix: "answer at a terminal, or use human/editor" }));
      };
      signal?.addEventListener("abort", leave, { once: true });
      // The reader repeats its input's error.
      reader.on("error", () => {});
      input.on("error", (error: NodeJS.ErrnoException) => gone(`no terminal to ask at (${error.code})`));
      reader.once("close", () => gone("the input ended in the middle of an answer"));
      reader.on("line", (line) => {
        if (line !== ".") return void lines.push(line.startsWith("..") ? line.slice(1) : line);
        close();
        resolve(`${lines.join("\n")}\n`);
      });
    });
}
