import type { Spec } from "../spec/spec.ts";
import { BOOL, FLOAT, INT, STR, type Type } from "../values/types.ts";
import { isMixed, sortedSet, type Value } from "../values/value.ts";

/** Inputs beside those of the examples, made by changing them a little: always the same for the same examples. */
export function makeInputs(spec: Spec, most = 60): Value[][] {
  const seen = new Set(spec.examples.map(({ args }) => JSON.stringify(args)));
  const inputs: Value[][] = [];
  const add = (args: Value[]) => {
    const key = JSON.stringify(args);
    if (seen.has(key)) return;
    seen.add(key);
    inputs.push(args);
  };
  const columns = spec.parameters.map((_, index) => spec.examples.map(({ args }) => args[index]!));
  for (let round = 0; round < 14 && inputs.length < most; round++) {
    for (const { args } of spec.examples.slice(0, 6)) {
      for (const [index, { type }] of spec.parameters.entries()) {
        const changed = variants(type, args[index]!)[round];
        if (changed !== undefined) add(args.with(index, changed));
        const other = columns[index]![round];
        if (other !== undefined) add(args.with(index, other));
      }
    }
  }
  return inputs.slice(0, most);
}

function variants(type: Type, value: Value): Value[] {
  if (type === INT) {
    const n = value as number;
    return [n + 1, n * 2 + 1, n - 1, 7, 10, n + 10, 12, 1, 36, n * 3, 2, 0];
  }
  if (type === FLOAT) {
    const n = value as number;
    return [n + 1.5, n * 2, n - 0.75, 2.5, 10];
  }
  if (type === BOOL) return [!(value as boolean)];
  if (type === STR) return texts(value as string);
  if (value === null || isMixed(value)) return [];
  if (type.head === "list" || type.head === "row") return lists(type.args[0]!, value as Value[]);
  if (type.head === "set") return [sortedSet((value as Value[]).slice(1))];
  if (type.head === "dict") return [(value as Value[]).slice(1), []];
  const items = value as Value[];
  return type.args.flatMap((part, index) =>
    variants(part, items[index]!)
      .slice(0, 4)
      .map((each) => items.with(index, each)),
  );
}

function texts(text: string): string[] {
  const half = text.length >> 1;
  return [
    text.slice(1),
    text + text.slice(0, 2),
    [...text].reverse().join(""),
    text.slice(0, half),
    text.toUpperCase(),
    text.slice(half) + text.slice(0, half),
    `${text.slice(0, half)}e${text.slice(half)}`,
    "Hello world",
    "abcba",
    "a1 B2",
    "",
  ];
}

function lists(item: Type, list: Value[]): Value[] {
  const half = list.length >> 1;
  const changed = list.length > 0 ? (variants(item, list[0]!)[0] ?? list[0]!) : undefined;
  const last = list.length > 0 ? (variants(item, list.at(-1)!)[1] ?? list[0]!) : undefined;
  return [
    ...(changed === undefined ? [] : [list.with(0, changed)]),
    list.slice(1),
    [...list].reverse(),
    ...(last === undefined ? [] : [[...list, last]]),
    [...list.slice(half), ...list.slice(0, half)],
    [...list, ...list.slice(0, half)],
    list.slice(0, half),
    ...(list.length > 1
      ? [list.map((each, index) => (index % 2 === 0 ? each : (variants(item, each)[2] ?? each)))]
      : []),
    list.slice(0, 1),
    [],
  ];
}
