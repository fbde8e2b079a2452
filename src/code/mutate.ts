import type { Node } from "web-tree-sitter";
import { loadRoom } from "../core/room.ts";
import edit, { type Edit } from "./edit.ts";
import parse, { nodesIn } from "./parse.ts";

/**
 * One kind of mistake. A file of `mutations/`; its name is the id. `at` looks at one node and gives every wrong
 * version of the program that this mistake makes there, each as a set of edits.
 */
export interface Mutation {
  id: string;
  /** The mistake in words. */
  title: string;
  at(node: Node): Edit[][];
}

/** A program with one mistake in it. It may still behave as before: only running it tells. */
export interface Mutant {
  program: string;
  /** Id of the {@link Mutation}. */
  mutation: string;
  edits: Edit[];
  /** Line of the first edit, from 1. */
  line: number;
}

const ROOM = new URL("./mutations/", import.meta.url);

/** Every kind of mistake, in order of id. */
export function mutations(): Promise<Mutation[]> {
  return loadRoom<Mutation>(ROOM, "mutation");
}

/**
 * The mutants of a program: each differs by one small mistake, parses, and differs from the program and from every
 * other. In order of place, then of mutation. A program that does not parse has none.
 * @param ids only these mutations; all unless given.
 * @throws AssayError LANGUAGE_UNKNOWN when there is no grammar for the language.
 */
export default async function mutate(program: string, language: string, ids?: string[]): Promise<Mutant[]> {
  const kinds = (await mutations()).filter(({ id }) => !ids || ids.includes(id));
  const found = await parse(program, language, (root) => (root.hasError ? [] : mistakesIn(root, kinds)));
  const seen = new Set([program]);
  const mutants: Mutant[] = [];
  for (const { mutation, edits } of found) {
    const text = edit(program, edits);
    if (seen.has(text)) continue;
    seen.add(text);
    if (await parse(text, language, (root) => root.hasError)) continue;
    const start = Math.min(...edits.map((each) => each.start));
    mutants.push({ program: text, mutation, edits, line: program.slice(0, start).split("\n").length });
  }
  return mutants;
}

function mistakesIn(root: Node, kinds: Mutation[]): { mutation: string; edits: Edit[] }[] {
  const found: { mutation: string; edits: Edit[] }[] = [];
  for (const node of nodesIn(root)) {
    for (const { id, at } of kinds) {
      for (const edits of at(node)) found.push({ mutation: id, edits });
    }
  }
  return found;
}
