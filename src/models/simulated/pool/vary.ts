import type { Node } from "web-tree-sitter";
import edit, { type Edit } from "../../../code/edit.ts";
import parse, { nodesIn } from "../../../code/parse.ts";
import { isOneOf, isPython, partsOf, replace } from "../../../code/tree/nodes.ts";
import { argumentsIn } from "./calls.ts";

const LISTS = ["list", "array", "tuple", "set"];

/** Literal arguments a little changed: one number, text, truth value or list in them becomes another of its kind. */
export function vary(literals: string, language: string, random: () => number): Promise<string> {
  return parse(`f(${literals})`, language, (root) => {
    const list = argumentsIn(root);
    if (!list || root.hasError) return literals;
    const changes = [...nodesIn(list)].flatMap((node) => changed(node, random));
    const chosen = changes[Math.floor(random() * changes.length)];
    return chosen ? edit(`f(${literals})`, [chosen]).slice(2, -1) : literals;
  });
}

function changed(node: Node, random: () => number): Edit[] {
  const one = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const { text } = node;
  if (isOneOf(node, ["true", "false"])) return [replace(node, opposite(text))];
  if (isOneOf(node, ["integer", "number", "float"])) {
    const value = Number(text);
    if (!Number.isFinite(value)) return [];
    const others = [value + 1, Math.max(0, value - 1), value * 2, value + 3, Math.floor(value / 2), 0, 1];
    const next = one(others);
    const point = node.type === "float" && Number.isInteger(next) ? ".0" : "";
    return [replace(node, `${next}${point}`)];
  }
  if (node.type === "string" && !text.includes("\\") && /^(["'])(?!\1\1)/.test(text)) {
    const inner = text.slice(1, -1);
    const at = Math.floor(random() * inner.length);
    const drop = inner.slice(0, at) + inner.slice(at + 1);
    const double = inner.slice(0, at) + inner.charAt(at) + inner.slice(at);
    const others = [drop, double, [...inner].reverse().join(""), inner + inner.charAt(0), inner.slice(0, at)];
    return [replace(node, text.charAt(0) + one(others) + text.charAt(0))];
  }
  if (!isOneOf(node, LISTS)) return [];
  const parts = partsOf(node).map((part) => part.text);
  if (parts.length === 0) return [];
  const at = Math.floor(random() * parts.length);
  const others = [parts.filter((_, index) => index !== at), [...parts, parts[at]!], [...parts].reverse()];
  return [replace(node, wrapped(node, one(others)))];
}

function wrapped(node: Node, parts: string[]): string {
  // A set without elements would be read as a dictionary, a tuple of one needs its comma.
  if (node.type === "set" && parts.length === 0) return node.text;
  const comma = node.type === "tuple" && parts.length === 1 ? "," : "";
  return node.text.charAt(0) + parts.join(", ") + comma + node.text.at(-1);
}

function opposite(text: string): string {
  const yes = /^true$/i.test(text) ? "false" : "true";
  return /^[TF]/.test(text) ? yes.charAt(0).toUpperCase() + yes.slice(1) : yes;
}

/** A literal (not an argument list) a little changed; undefined when it cannot be. */
export async function otherValue(
  literal: string,
  language: string,
  random: () => number,
): Promise<string | undefined> {
  const none = await parse(literal, language, (root) => (isPython(root) ? "None" : "null"));
  if (literal === none) return "0";
  for (let tries = 0; tries < 5; tries++) {
    const value = await vary(literal, language, random);
    if (value !== literal) return value;
  }
  return /^(\[|\{|\(|"|')/.test(literal) ? none : undefined;
}
