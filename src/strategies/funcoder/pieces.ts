import functionsOf, { type FunctionPart } from "../../code/functions.ts";
import parse from "../../code/parse.ts";
import { hasGrammar } from "../../code/tree/grammars.ts";
import type { Task } from "../../core/task.ts";
import extract from "../../moves/extract.ts";

/** One function on its own: its text, and what stands outside all functions of the program it came in. */
export interface Piece {
  name: string;
  text: string;
  /** The same with the documentation of its stub, where it came without: what prompts show. */
  documented: string;
  /** Imports and constants. */
  outside: string;
}

/** A reply taken apart: the wanted function, the helpers it came with, and those that it only sketches. */
export interface Pieces {
  own: Piece;
  helpers: Piece[];
  stubs: Piece[];
}

/**
 * Takes the function that a task is about out of a reply. Null when the reply is no program of the language, or the
 * function is not there, is only sketched, or has other parameters than the task's starter.
 */
export async function piecesOf(reply: string, task: Task): Promise<Pieces | null> {
  const program = extract(reply, task, "all-fences");
  if (!hasGrammar(task.language) || (await parse(program, task.language, (root) => root.hasError)))
    return null;
  const parts = (await functionsOf(program, task.language)).filter(({ of }) => of === undefined);
  const own = parts.findLast(({ name }) => name === task.entry);
  const wanted = (await functionsOf(task.starter ?? "", task.language)).find(
    ({ name }) => name === task.entry,
  );
  if (!own || own.isStub || (wanted && namesIn(own) !== namesIn(wanted))) return null;
  const outside = outsideOf(program, parts);
  const piece = ({ name, text }: FunctionPart): Piece => ({ name, text, documented: text, outside });
  const others = parts.filter(({ name }) => name !== task.entry);
  return {
    own: { ...piece(own), documented: documented(own, wanted) },
    helpers: others.filter(({ isStub }) => !isStub).map(piece),
    stubs: others.filter(({ isStub }) => isStub).map(piece),
  };
}

/** One program from pieces, helpers first; a name or a line outside that is there already is not repeated. */
export function joined(pieces: readonly Piece[]): string {
  const outside = new Set(
    pieces.flatMap((piece) => piece.outside.split("\n")).filter((line) => line.trim() !== ""),
  );
  const byName = new Map(pieces.map(({ name, text }) => [name, text]));
  return [[...outside].join("\n"), ...byName.values()].filter((part) => part !== "").join("\n\n\n");
}

/** A parameter list as its names: annotations and defaults may differ. */
function namesIn({ parameters }: FunctionPart): string {
  return (parameters.slice(1, -1).match(/(?:^|,)\s*\*{0,2}[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [])
    .join("")
    .replace(/\s/g, "");
}

function documented(own: FunctionPart, wanted: FunctionPart | undefined): string {
  if (!wanted?.document || own.document !== "") return own.text;
  const at = own.bodyStart - own.start;
  const inset = /[ \t]*$/.exec(own.text.slice(0, at))![0] || "    ";
  return `${own.text.slice(0, at)}"""${wanted.document}"""\n${inset}${own.text.slice(at)}`;
}

function outsideOf(program: string, parts: readonly FunctionPart[]): string {
  let at = 0;
  let text = "";
  for (const part of parts) {
    text += program.slice(at, part.start);
    at = part.end;
  }
  const rest = text + program.slice(at);
  return rest
    .split("\n")
    .filter((line) => /^(import|from|const|let|var)\b|^[A-Z_]+\s*=/.test(line))
    .join("\n");
}
