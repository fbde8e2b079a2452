import { seededRandom } from "../../core/random.ts";

/** A Python function to be completed, in its pieces; each ends where the next begins, line ends included. */
export interface FunctionText {
  /** Everything before the docstring. */
  head: string;
  /** The docstring with its quotes and indentation, or the comments in its place. */
  doc: string;
  /** The lines of a right body, without line ends. */
  body: string[];
  /** How many of them a solver is shown. */
  given: number;
  entry: string;
}

/**
 * One way to change a prompt that a programmer would not mind (Wang et al. 2022, ReCode, arXiv 2212.10264). The file's
 * default export; the file name is the id.
 */
export interface Perturbation {
  id: string;
  title: string;
  /** `name` changes the entry, so the tests must call the new one; `syntax` and `format` show half of the body. */
  group: "docstring" | "name" | "syntax" | "format";
  /** Total, and the same for the same numbers; gives the text unchanged where there is nothing to change. */
  apply(text: FunctionText, random: () => number): FunctionText;
}

/** The function with a perturbation, the same for the same seed. */
export function perturbed(
  text: FunctionText,
  { id, apply }: Perturbation,
  seed: number | string,
): FunctionText {
  return apply(text, seededRandom(`${id} ${text.entry} ${seed}`));
}

/** What a solver is shown. */
export const promptOf = ({ head, doc, body, given }: FunctionText) =>
  head +
  doc +
  body
    .slice(0, given)
    .map((line) => `${line}\n`)
    .join("");

/** The whole program. */
export const programOf = (text: FunctionText) => promptOf({ ...text, given: text.body.length });

/** Half of the body's lines, as the paper shows for changes of code; it ends where a block is complete. */
export function withHalf(text: FunctionText): FunctionText {
  return { ...text, given: Math.floor(text.body.length / 2) };
}

/**
 * Takes a prompt of HumanEval's shape and its solution apart; undefined when the function has no docstring.
 */
export function functionText(prompt: string, solution: string, entry: string): FunctionText | undefined {
  const begins = prompt.search(new RegExp(`^def ${entry}\\(`, "m"));
  const opening = begins === -1 ? null : /^[ \t]*[rR]?("""|''')/m.exec(prompt.slice(begins));
  if (!opening) return undefined;
  const start = begins + opening.index;
  const end = prompt.indexOf(opening[1]!, start + opening[0].length);
  if (end === -1) return undefined;
  const line = prompt.indexOf("\n", end);
  const after = line === -1 ? prompt.length : line + 1;
  const rest = `${prompt.slice(after)}${solution}`.replace(/\n+$/, "");
  return {
    head: prompt.slice(0, start),
    doc: prompt.slice(start, after),
    body: rest.split("\n"),
    given: 0,
    entry,
  };
}
