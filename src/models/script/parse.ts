import { AssayError } from "../../core/errors.ts";
import type { Line, Script } from "./model.ts";

/**
 * Reads a script from JSON text: an object of lists of answers by purpose, an answer being a text or
 * `{ text, finish?, delayMs? }`.
 * @throws AssayError MODEL_SCRIPT that names the file and the entry that is wrong.
 */
export function parseScript(text: string, file: string): Script {
  const wrong = (what: string, at = ""): AssayError =>
    new AssayError("MODEL_SCRIPT", what, { where: at ? `${file} ${at}` : file });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(`the script is not JSON: ${(error as Error).message}`);
  }
  if (!isObject(value)) throw wrong("a script is an object: purpose → list of answers");
  for (const [purpose, lines] of Object.entries(value)) {
    if (!Array.isArray(lines) || lines.length === 0) throw wrong("not a list of answers", `.${purpose}`);
    lines.forEach((line, index) => {
      if (!isLine(line))
        throw wrong("not an answer: a text, or { text, finish?, delayMs? }", `.${purpose}[${index}]`);
    });
  }
  return value as Script;
}

function isLine(line: unknown): line is Line {
  if (typeof line === "string") return true;
  if (!isObject(line) || typeof line.text !== "string") return false;
  return Object.entries(line).every(([name, field]) => {
    if (name === "text" || name === "finish") return typeof field === "string";
    return name === "delayMs" && typeof field === "number" && field >= 0;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
