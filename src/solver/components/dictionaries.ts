import { compare, equal, type Mixed, type Value } from "../values/value.ts";
import { op } from "./component.ts";

type Pairs = [Value, Value][];
const held = (pairs: Pairs, key: Value) => pairs.find(([each]) => equal(each, key))?.[1];
const put = (pairs: Pairs, key: Value, value: Value): Pairs =>
  held(pairs, key) === undefined
    ? [...pairs, [key, value]]
    : pairs.map((pair) => (equal(pair[0], key) ? [key, value] : pair));

/** Dictionaries, and lists of mixed things. */
// biome-ignore format: a table, one component a line
export default [
  op("keys", "dict[a,b] -> list[a]", 3, (d: Pairs) => d.map(([k]) => k), "list({0})", "[...{0:18}.keys()]", "key keys"),
  op("values", "dict[a,b] -> list[b]", 3, (d: Pairs) => d.map(([, v]) => v), "list({0:18}.values())", "[...{0:18}.values()]", "value values"),
  op("items", "dict[a,b] -> list[tuple[a,b]]", 4, (d: Pairs) => d, "list({0:18}.items())", "[...{0}]", "item key value pair dictionary"),
  op("look-up", "dict[a,b], a -> b", 4, held, "{0:18}[{1}]", "{0:18}.get({1})", "key value lookup get"),
  op("dict-size", "dict[a,b] -> int", 3, (d: Pairs) => d.length, "len({0})", "{0:18}.size", "length number count size"),
  op("is-empty-dict", "dict[a,b] -> bool", 4, (d: Pairs) => d.length === 0, "not {0}", "{0:18}.size === 0", "empty"),
  op("counts", "list[a] -> dict[a,int]", 5, counts, "dict(collections.Counter({0*}))", "{0:18}.reduce((counts, x) => counts.set(x, (counts.get(x) ?? 0) + 1), new Map())", "count frequency occurrence dictionary number each appear repetition"),
  op("make-dict", "list[tuple[a,b]] -> dict[a,b]", 5, (l: Pairs) => l.reduce<Pairs>((d, [k, v]) => put(d, k, v), []), "dict({0*})", "new Map({0})", "dictionary dict map convert pair"),
  op("merge-dicts", "dict[a,b], dict[a,b] -> dict[a,b]", 5, (a: Pairs, b: Pairs) => b.reduce<Pairs>((d, [k, v]) => put(d, k, v), a), "{{**{0:18}, **{1:18}}}", "new Map([...{0}, ...{1}])", "merge combine dictionary dictionaries"),
  op("groups", "list[tuple[a,b]] -> dict[a,list[b]]", 7, groups, "{{key: [v for k, v in {0} if k == key] for key, _ in {0}}}", "{0:18}.reduce((groups, [k, v]) => groups.set(k, [...(groups.get(k) ?? []), v]), new Map())", "group dictionary tuple key value"),
  op("sort-items", "dict[a,o] -> list[tuple[a,o]]", 7, (d: Pairs) => [...d].sort((a, b) => compare(b[1], a[1])), "sorted({0:18}.items(), key=lambda item: item[1], reverse=True)", "[...{0}].sort((a, b) => b[1] - a[1])", "sort value descending counter"),
  op("most-common-items", "list[a], int -> list[tuple[a,int]]", 8, (l: Value[], n: number) => (n < 0 ? undefined : (counts(l).sort((a, b) => (b[1] as number) - (a[1] as number)).slice(0, n))), "collections.Counter({0*}).most_common({1})", "[...{0:18}.reduce((c, x) => c.set(x, (c.get(x) ?? 0) + 1), new Map())].sort((a, b) => b[1] - a[1]).slice(0, {1})", "most common frequent frequency top"),
  op("mixed-text", "any -> str", 4, textOf, "str({0})", "String({0})", "string str convert text"),
  op("as-int", "any -> int", 4, (m: Mixed) => (m.type.head === "int" ? m.value : undefined), "{0}", "{0}", ""),
  op("as-text", "any -> str", 4, (m: Mixed) => (m.type.head === "str" ? m.value : undefined), "{0}", "{0}", ""),
  op("as-number", "any -> float", 5, (m: Mixed) => (m.type.head === "int" || m.type.head === "float" ? m.value : undefined), "{0}", "{0}", ""),
  op("flatten-mixed", "list[any] -> list[any]", 6, flattenMixed, "flatten({0})", "{0:18}.flat(Infinity)", "flatten flat nested recursive"),
  op("write-float", "float -> str", 6, (n: number) => (Number.isInteger(n) ? `${n}.0` : String(n)), "str({0})", "String({0})", "string str"),
  op("mixed-ints", "list[any] -> list[int]", 6, (l: Mixed[]) => l.filter((m) => m.type.head === "int").map((m) => m.value), "[x for x in {0:4} if isinstance(x, int)]", "{0:18}.filter(Number.isInteger)", "integer filter number"),
  op("mixed-texts", "list[any] -> list[str]", 6, (l: Mixed[]) => l.filter((m) => m.type.head === "str").map((m) => m.value), "[x for x in {0:4} if isinstance(x, str)]", '{0:18}.filter((x) => typeof x === "string")', "string filter text"),
  op("mixed-numbers", "list[any] -> list[float]", 7, (l: Mixed[]) => l.filter((m) => m.type.head === "int" || m.type.head === "float").map((m) => m.value), "[x for x in {0:4} if isinstance(x, (int, float))]", '{0:18}.filter((x) => typeof x === "number")', "number numeric filter float"),
];

function counts(list: Value[]): Pairs {
  if (typeof list[0] === "number" || typeof list[0] === "string") {
    const plain = new Map<Value, number>();
    for (const item of list) plain.set(item, (plain.get(item) ?? 0) + 1);
    return [...plain];
  }
  const found: Pairs = [];
  for (const item of list) {
    const pair = found.find(([each]) => equal(each, item));
    if (pair) pair[1] = (pair[1] as number) + 1;
    else found.push([item, 1]);
  }
  return found;
}

function groups(list: Pairs): Pairs {
  const found: [Value, Value[]][] = [];
  for (const [key, value] of list) {
    const pair = found.find(([each]) => equal(each, key));
    if (pair) pair[1].push(value);
    else found.push([key, [value]]);
  }
  return found;
}

function textOf({ type, value }: Mixed): string | undefined {
  if (type.head === "int" || type.head === "str") return String(value);
  if (type.head === "bool") return value ? "True" : "False";
  if (type.head === "none") return "None";
  if (type.head === "float") return Number.isInteger(value) ? `${value}.0` : String(value);
  return undefined;
}

function flattenMixed(list: Mixed[]): Mixed[] | undefined {
  return list.flatMap((item): Mixed[] => {
    if (item.type.head !== "list") return [item];
    const inner = item.value as Value[];
    const mixed = inner.map(
      (value): Mixed =>
        item.type.args[0]!.head === "any" ? (value as Mixed) : { type: item.type.args[0]!, value },
    );
    return flattenMixed(mixed) ?? [];
  });
}
