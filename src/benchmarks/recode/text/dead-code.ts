import type { FunctionText } from "../perturbation.ts";
import { indentOf, statementStarts } from "./code.ts";

/** Puts a loop that never runs before a line; it repeats a simple statement of the body, or passes. */
export function insertedLoop(text: FunctionText, at: number, random: () => number): FunctionText {
  const name = `_i_${Math.floor(random() * 10)}`;
  const indent = indentOf(text.body[at] ?? "");
  const simple = statementStarts(text)
    .map((each) => text.body[each]!.trim())
    .filter((line) => /^[\w.]+(\([^()]*\)| [-+*]?= [^([{\\]+)$/.test(line));
  const statement = simple[Math.floor(random() * simple.length)] ?? "pass";
  const heads = [`for ${name} in range(0):`, `while ${name} > ${name}:`, `if ${name} < ${name}:`];
  const head = heads[Math.floor(random() * heads.length)]!;
  const added = [
    ...(head.startsWith("for") ? [] : [`${indent}${name} = 0`]),
    `${indent}${head}`,
    `${indent}    ${statement}`,
  ];
  // Where a block would otherwise begin with it, it belongs to the block all the same: it has its indentation.
  return {
    ...text,
    body: [...text.body.slice(0, at), ...added, ...text.body.slice(at)],
    given: text.given + added.length,
  };
}
