import functionsOf, { type FunctionPart } from "../../code/functions.ts";
import { wordsOf } from "./words.ts";

/** A function that was taken out of another. */
export interface Extracted {
  name: string;
  from: string;
  /** Statements that moved from the one into the other. */
  moved: string[];
}

/**
 * Finds extracted methods: a function that the original has not, that a function of the original now calls, and into which
 * at least one of that function's statements moved. White space and names do not matter; brackets alone are no statement.
 */
export async function extractedMethods(
  original: string,
  changed: string,
  language: string,
): Promise<Extracted[]> {
  const before = await functionsOf(original, language);
  const after = await functionsOf(changed, language);
  const fresh = after.filter(({ name }) => !before.some((old) => old.name === name));
  return fresh.flatMap((made) =>
    before.flatMap((old): Extracted[] => {
      const now = after.find(({ name, of }) => name === old.name && of === old.of);
      if (!now || !calls(now, made.name)) return [];
      const inMade = statementsOf(made);
      const inNow = statementsOf(now);
      const moved = [...statementsOf(old)].filter((each) => inMade.has(each) && !inNow.has(each));
      return moved.length > 0 ? [{ name: made.name, from: old.name, moved }] : [];
    }),
  );
}

function calls({ text }: FunctionPart, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}\\s*\\(`).test(text);
}

/** Lines of a function below its head, each as its words. */
function statementsOf({ text, header }: FunctionPart): Set<string> {
  const lines = text.slice(header.length).split("\n").map(wordsOf);
  return new Set(lines.filter((line) => /\w/.test(line)));
}
