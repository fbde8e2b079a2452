import type { Binder, Node } from "../search/node.ts";
import { INT, isNumber, STR, type Type } from "../values/types.ts";

const BY_COMPONENT: Record<string, string[]> = {
  characters: ["char"],
  words: ["word"],
  split: ["word"],
  "split-any": ["word"],
  digits: ["digit"],
  range: ["i"],
  "range-from-one": ["i"],
  "range-between": ["i"],
  "range-inclusive": ["i"],
  divisors: ["d"],
  "proper-divisors": ["d"],
  "prime-factors": ["p"],
  "primes-below": ["p"],
  enumerate: ["i", "x"],
  pairwise: ["a", "b"],
  combinations: ["a", "b"],
  zip: ["a", "b"],
  triples: ["a", "b", "c"],
  items: ["key", "value"],
  substrings: ["part"],
};

/** Names for a lambda's variable, or for the parts of the tuple it is given: none is in `taken`. */
export function bindNames(
  list: Node,
  { type }: Binder,
  parameters: readonly string[],
  taken: Set<string>,
): string[] {
  const wanted = wantedNames(list, type, parameters);
  const chosen: string[] = [];
  for (const [index, name] of wanted.entries()) {
    const options = [
      name,
      ...(type === STR ? ["s", "t", "text"] : ["x", "y", "z"]),
      ...["n", "m", "u", "v"].slice(index),
    ];
    const free =
      options.find((each) => !taken.has(each) && !chosen.includes(each)) ?? `x${taken.size + index}`;
    chosen.push(free);
  }
  return chosen;
}

function wantedNames(list: Node, type: Type, parameters: readonly string[]): string[] {
  const known = list.kind === "call" ? BY_COMPONENT[list.component.name] : undefined;
  const parts = type.head === "tuple" ? type.args.length : 1;
  if (known !== undefined && known.length === parts) {
    return known.map((name, index) => (name === "x" ? byType(type.args[index]!) : name));
  }
  if (parts > 1) return ["a", "b", "c", "d", "e", "f"].slice(0, parts);
  const source = rootName(list, parameters);
  const singular =
    source !== undefined && /[^s]s$/.test(source) && source.length > 3 ? source.slice(0, -1) : undefined;
  return [singular ?? byType(type)];
}

function rootName(list: Node, parameters: readonly string[]): string | undefined {
  if (list.kind === "parameter") return parameters[list.index];
  if (
    list.kind === "call" &&
    list.args[0] !== undefined &&
    ["sort", "reverse", "unique", "rest", "take", "drop"].includes(list.component.name)
  )
    return rootName(list.args[0], parameters);
  return undefined;
}

function byType(type: Type): string {
  if (type === STR) return "s";
  if (type === INT || isNumber(type)) return "x";
  if (type.head === "list") return "row";
  return "item";
}
