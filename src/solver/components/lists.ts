import { compare, equal, sortedSet, type Value } from "../values/value.ts";
import { op } from "./component.ts";

type Items = Value[];
const at = (list: Items, index: number) => list[index < 0 ? list.length + index : index];
const best = (list: Items, sign: number) =>
  list.length === 0 ? undefined : list.reduce((a, b) => (sign * compare(b, a) > 0 ? b : a));
const sort = (list: Items) => [...list].sort(compare);
const plain = (value: Value | undefined) => typeof value === "number" || typeof value === "string";
const unique = (list: Items) =>
  plain(list[0])
    ? [...new Set(list)]
    : list.filter((item, i) => list.findIndex((other) => equal(other, item)) === i);
const count = (list: Items, item: Value) =>
  list.reduce<number>((sum, each) => sum + (equal(each, item) ? 1 : 0), 0);
const includes = (list: Items, item: Value) =>
  plain(item) ? list.includes(item) : list.some((each) => equal(each, item));
const scan = (list: number[], step: (a: number, b: number) => number) => {
  const all: number[] = [];
  for (const item of list) all.push(all.length === 0 ? item : step(all.at(-1)!, item));
  return all;
};
const cut = (list: Items, from: number, to?: number) => list.slice(from, to);
const SMALL_FIRST = (a: Value, b: Value) => compare(a, b);

/** Lists: parts, order, counting, combining. */
// biome-ignore format: a table, one component a line
export default [
  op("length", "list[a] -> int", 2, (l) => l.length, "len({0})", "{0:18}.length", "length len size count number many how total"),
  op("sum", "list[n] -> n", 2, (l: number[]) => l.reduce((a, b) => a + b, 0), "sum({0*})", "{0:18}.reduce((a, b) => a + b, 0)", "sum total add addition cumulative"),
  op("product", "list[n] -> n", 4, (l: number[]) => l.reduce((a, b) => a * b, 1), "math.prod({0*})", "{0:18}.reduce((a, b) => a * b, 1)", "product multiply multiplication factorial"),
  op("largest", "list[o] -> o", 3, (l) => best(l, 1), "max({0*})", "Math.max(...{0})", "largest maximum max biggest highest greatest longest larger"),
  op("smallest", "list[o] -> o", 3, (l) => best(l, -1), "min({0*})", "Math.min(...{0})", "smallest minimum min lowest least smaller"),
  op("mean", "list[n] -> float", 5, (l: number[]) => (l.length === 0 ? undefined : l.reduce((a, b) => a + b, 0) / l.length), "sum({0}) / len({0})", "{0:18}.reduce((a, b) => a + b, 0) / {0:18}.length", "mean average"),
  op("median", "list[n] -> float", 8, medianOf, "statistics.median({0})", "(({0}).sort((a, b) => a - b)[Math.floor(({0}).length / 2)])", "median middle"),
  op("sort", "list[o] -> list[o]", 3, sort, "sorted({0*})", "[...{0}].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))", "sort order ascending arrange increasing smallest largest sorted kth median monotonic"),
  op("sort-down", "list[o] -> list[o]", 5, (l) => sort(l).reverse(), "sorted({0*}, reverse=True)", "[...{0}].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))", "descending decreasing reverse largest sort highest"),
  op("reverse", "list[a] -> list[a]", 3, (l) => [...l].reverse(), "{0:18}[::-1]", "[...{0}].reverse()", "reverse backward inverse palindrome last"),
  op("item", "list[a], int -> a", 4, at, "{0:18}[{1}]", "{0:18}.at({1})", "nth kth index position element th"),
  op("largest-or", "list[o], o -> o", 7, (l, other) => best(l, 1) ?? other, "max({0*}, default={1})", "({0:18}.length > 0 ? Math.max(...{0}) : {1:3})", "largest maximum max biggest greatest none no default"),
  op("smallest-or", "list[o], o -> o", 7, (l, other) => best(l, -1) ?? other, "min({0*}, default={1})", "({0:18}.length > 0 ? Math.min(...{0}) : {1:3})", "smallest minimum min none no default"),
  op("first-or", "list[a], a -> a", 7, (l, other) => l[0] ?? other, "next(iter({0}), {1})", "({0:18}[0] ?? {1:5})", "first none no find"),
  op("first", "list[a] -> a", 4, (l) => l[0], "{0:18}[0]", "{0:18}[0]", "first start head beginning begin"),
  op("last", "list[a] -> a", 4, (l) => l.at(-1), "{0:18}[-1]", "{0:18}.at(-1)", "last end final tail"),
  op("take", "list[a], int -> list[a]", 5, (l, n) => cut(l, 0, n), "{0:18}[:{1}]", "{0:18}.slice(0, {1})", "first top take up until before prefix kth smallest largest"),
  op("drop", "list[a], int -> list[a]", 5, (l, n) => cut(l, n), "{0:18}[{1}:]", "{0:18}.slice({1})", "after drop skip from rest suffix remaining last"),
  op("rest", "list[a] -> list[a]", 4, (l) => cut(l, 1), "{0:18}[1:]", "{0:18}.slice(1)", "rest after consecutive next tail except"),
  op("all-but-last", "list[a] -> list[a]", 5, (l) => cut(l, 0, -1), "{0:18}[:-1]", "{0:18}.slice(0, -1)", "except last consecutive adjacent before"),
  op("even-places", "list[a] -> list[a]", 6, (l) => l.filter((_: never, i: number) => i % 2 === 0), "{0:18}[::2]", "{0:18}.filter((_, i) => i % 2 === 0)", "even index position indices alternate every second"),
  op("odd-places", "list[a] -> list[a]", 6, (l) => l.filter((_: never, i: number) => i % 2 === 1), "{0:18}[1::2]", "{0:18}.filter((_, i) => i % 2 === 1)", "odd index position indices alternate"),
  op("every-nth", "list[a], int -> list[a]", 7, (l, n) => (n <= 0 ? undefined : l.filter((_: never, i: number) => i % n === 0)), "{0:18}[::{1}]", "{0:18}.filter((_, i) => i % {1:14} === 0)", "every nth step th"),
  op("concatenate", "list[a], list[a] -> list[a]", 4, (a, b) => [...a, ...b], "{0} + {1}", "[...{0}, ...{1}]", "concatenate concat combine merge join add append both extend"),
  op("append", "list[a], a -> list[a]", 6, (l, x) => [...l, x], "{0} + [{1}]", "[...{0}, {1}]", "append add end insert"),
  op("prepend", "a, list[a] -> list[a]", 6, (x, l) => [x, ...l], "[{0}] + {1}", "[{0}, ...{1}]", "prepend insert front beginning begin add before"),
  op("single", "a -> list[a]", 5, (x) => [x], "[{0}]", "[{0}]", "single wrap list"),
  op("pair-list", "a, a -> list[a]", 6, (a, b) => [a, b], "[{0}, {1}]", "[{0}, {1}]", "pair two both"),
  op("repeat", "list[a], int -> list[a]", 6, (l, n) => (n > 200 ? undefined : Array.from({ length: Math.max(0, n) }, () => l).flat(1)), "{0} * {1}", "Array.from({ length: {1} }, () => {0:18}).flat()", "repeat times repeated"),
  op("repeat-item", "a, int -> list[a]", 6, (x, n) => (n > 200 ? undefined : Array.from({ length: Math.max(0, n) }, () => x)), "[{0}] * {1}", "Array({1}).fill({0})", "repeat times repeated copy"),
  op("position", "list[a], a -> int", 5, (l, x) => { const i = l.findIndex((e: Value) => equal(e, x)); return i < 0 ? undefined : i; }, "{0:18}.index({1})", "{0:18}.indexOf({1})", "index position find first occurrence where"),
  op("count", "list[a], a -> int", 4, count, "{0:18}.count({1})", "{0:18}.filter((each) => each === {1:12}).length", "count occurrence frequency number times many occur appear repeated duplicate once"),
  op("unique", "list[a] -> list[a]", 5, unique, "list(dict.fromkeys({0*}))", "[...new Set({0})]", "unique distinct duplicate remove once different dedupe"),
  op("to-set", "list[a] -> set[a]", 3, sortedSet, "set({0*})", "new Set({0})", "set unique distinct duplicate same common different"),
  op("set-size", "set[a] -> int", 2, (s) => s.length, "len({0})", "{0:18}.size", "distinct unique count number many different"),
  op("set-sorted", "set[o] -> list[o]", 3, (s) => s, "sorted({0})", "[...{0}].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))", "sort unique sorted order common"),
  op("intersect", "set[a], set[a] -> set[a]", 4, (a, b) => a.filter((x: Value) => includes(b, x)), "{0} & {1}", "new Set([...{0}].filter((x) => {1:18}.has(x)))", "common shared intersection both similar intersect", { commutes: true }),
  op("unite", "set[a], set[a] -> set[a]", 4, (a, b) => sortedSet([...a, ...b]), "{0} | {1}", "new Set([...{0}, ...{1}])", "union all either combine merge", { commutes: true }),
  op("subtract-set", "set[a], set[a] -> set[a]", 4, (a, b) => a.filter((x: Value) => !includes(b, x)), "{0} - {1}", "new Set([...{0}].filter((x) => !{1:18}.has(x)))", "difference missing not without remove except dissimilar"),
  op("symmetric-difference", "set[a], set[a] -> set[a]", 6, (a, b) => sortedSet([...a.filter((x: Value) => !includes(b, x)), ...b.filter((x: Value) => !includes(a, x))]), "{0} ^ {1}", "new Set([...{0}].filter((x) => !{1:18}.has(x)).concat([...{1}].filter((x) => !{0:18}.has(x))))", "dissimilar symmetric difference unlike", { commutes: true }),
  op("subset", "set[a], set[a] -> bool", 4, (a, b) => a.every((x: Value) => includes(b, x)), "{0} <= {1}", "[...{0}].every((x) => {1:18}.has(x))", "subset contain all sublist included"),
  op("flatten", "list[list[a]] -> list[a]", 4, (l) => l.flat(1), "[x for row in {0*} for x in row]", "{0:18}.flat()", "flatten flat nested sublists matrix all"),
  op("transpose", "list[list[a]] -> list[list[a]]", 6, (l) => l.length === 0 ? [] : Array.from({ length: Math.min(...l.map((r: Items) => r.length)) }, (_, i) => l.map((r: Items) => r[i])), "[list(column) for column in zip(*{0:18})]", "{0:18}[0].map((_, i) => {0:18}.map((row) => row[i]))", "transpose column vertical matrix zip"),
  op("range", "int -> list[int]", 3, (n) => (n > 120 ? undefined : Array.from({ length: Math.max(0, n) }, (_, i) => i)), "list(range({0}))", "Array.from({ length: {0} }, (_, i) => i)", "range first up numbers index series"),
  op("range-from-one", "int -> list[int]", 4, (n) => (n > 120 ? undefined : Array.from({ length: Math.max(0, n) }, (_, i) => i + 1)), "list(range(1, {0:12} + 1))", "Array.from({ length: {0} }, (_, i) => i + 1)", "range first natural numbers up including factorial divisors factors inclusive"),
  op("range-between", "int, int -> list[int]", 5, (a, b) => (b - a > 120 ? undefined : Array.from({ length: Math.max(0, b - a) }, (_, i) => a + i)), "list(range({0}, {1}))", "Array.from({ length: Math.max(0, {1:12} - {0:13}) }, (_, i) => {0:12} + i)", "range between from less than"),
  op("range-inclusive", "int, int -> list[int]", 5, (a, b) => (b - a > 120 ? undefined : Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i)), "list(range({0}, {1:12} + 1))", "Array.from({ length: Math.max(0, {1:12} - {0:13} + 1) }, (_, i) => {0:12} + i)", "range between inclusive from including through interval"),
  op("running-sum", "list[n] -> list[n]", 5, (l) => scan(l, (a, b) => a + b), "list(itertools.accumulate({0*}))", "{0:18}.map((_, i, all) => all.slice(0, i + 1).reduce((a, b) => a + b, 0))", "cumulative running prefix balance account until so far partial below"),
  op("running-product", "list[n] -> list[n]", 8, (l) => scan(l, (a, b) => a * b), "list(itertools.accumulate({0*}, operator.mul))", "{0:18}.map((_, i, all) => all.slice(0, i + 1).reduce((a, b) => a * b, 1))", "cumulative running product factorial"),
  op("running-maximum", "list[n] -> list[n]", 7, (l) => scan(l, Math.max), "list(itertools.accumulate({0*}, max))", "{0:18}.map((_, i, all) => Math.max(...all.slice(0, i + 1)))", "rolling running maximum until far moment"),
  op("running-minimum", "list[n] -> list[n]", 7, (l) => scan(l, Math.min), "list(itertools.accumulate({0*}, min))", "{0:18}.map((_, i, all) => Math.min(...all.slice(0, i + 1)))", "rolling running minimum until far moment"),
  op("pairwise", "list[a] -> list[tuple[a,a]]", 5, (l) => l.slice(1).map((x: Value, i: number) => [l[i], x]), "list(itertools.pairwise({0*}))", "{0:18}.slice(1).map((x, i) => [{0:18}[i], x])", "consecutive adjacent next neighbour successive pair difference preceding monotonic increasing order sorted"),
  op("combinations", "list[a] -> list[tuple[a,a]]", 6, (l) => l.length > 15 ? undefined : l.flatMap((a: Value, i: number) => l.slice(i + 1).map((b: Value) => [a, b])), "list(itertools.combinations({0*}, 2))", "{0:18}.flatMap((a, i) => {0:18}.slice(i + 1).map((b) => [a, b]))", "pair two distinct any each other combination closer"),
  op("triples", "list[a] -> list[tuple[a,a,a]]", 8, (l) => l.length > 8 ? undefined : l.flatMap((a: Value, i: number) => l.slice(i + 1).flatMap((b: Value, j: number) => l.slice(i + j + 2).map((c: Value) => [a, b, c]))), "list(itertools.combinations({0*}, 3))", "{0:18}.flatMap((a, i) => {0:18}.slice(i + 1).flatMap((b, j) => {0:18}.slice(i + j + 2).map((c) => [a, b, c])))", "three triple triplet"),
  op("zip", "list[a], list[b] -> list[tuple[a,b]]", 4, (a, b) => a.slice(0, b.length).map((x: Value, i: number) => [x, b[i]]), "list(zip({0*}, {1*}))", "{0:18}.slice(0, {1:18}.length).map((x, i) => [x, {1:18}[i]])", "two lists corresponding element zip pair each both wise match index compare"),
  op("enumerate", "list[a] -> list[tuple[int,a]]", 4, (l) => l.map((x: Value, i: number) => [i, x]), "list(enumerate({0*}))", "{0:18}.map((x, i) => [i, x])", "index position indices even odd place order ith"),
  op("prefixes", "list[a] -> list[list[a]]", 6, (l) => l.map((_: never, i: number) => l.slice(0, i + 1)), "[{0:18}[:i + 1] for i in range(len({0}))]", "{0:18}.map((_, i) => {0:18}.slice(0, i + 1))", "prefix so far until moment"),
  op("windows", "list[a], int -> list[list[a]]", 7, (l, n) => (n <= 0 ? undefined : Array.from({ length: Math.max(0, l.length - n + 1) }, (_, i) => l.slice(i, i + n))), "[{0:18}[i:i + {1}] for i in range(len({0}) - {1:12} + 1)]", "Array.from({ length: {0:18}.length - {1:13} + 1 }, (_, i) => {0:18}.slice(i, i + {1:13}))", "consecutive sublist window size subarray"),
  op("sublists", "list[a] -> list[list[a]]", 8, (l) => l.length > 14 ? undefined : l.flatMap((_: never, i: number) => l.slice(i).map((__: never, j: number) => l.slice(i, i + j + 1))), "[{0:18}[i:j] for i in range(len({0})) for j in range(i + 1, len({0}) + 1)]", "{0:18}.flatMap((_, i) => {0:18}.slice(i).map((_, j) => {0:18}.slice(i, i + j + 1)))", "sublist subarray contiguous"),
  op("chunks", "list[a], int -> list[list[a]]", 7, (l, n) => (n <= 0 ? undefined : Array.from({ length: Math.ceil(l.length / n) }, (_, i) => l.slice(i * n, i * n + n))), "[{0:18}[i:i + {1}] for i in range(0, len({0}), {1})]", "Array.from({ length: Math.ceil({0:18}.length / {1:14}) }, (_, i) => {0:18}.slice(i * {1:14}, (i + 1) * {1:14}))", "chunk group split size divide part"),
  op("rotate-left", "list[a], int -> list[a]", 7, (l, n) => [...cut(l, n), ...cut(l, 0, n)], "{0:18}[{1}:] + {0:18}[:{1}]", "[...{0:18}.slice({1}), ...{0:18}.slice(0, {1})]", "rotate rotation shift cyclic split left"),
  op("rotations", "list[a] -> list[list[a]]", 8, (l) => l.map((_: never, i: number) => [...cut(l, i), ...cut(l, 0, i)]), "[{0:18}[i:] + {0:18}[:i] for i in range(len({0}))]", "{0:18}.map((_, i) => [...{0:18}.slice(i), ...{0:18}.slice(0, i)])", "rotate rotation shift cyclic right"),
  op("runs", "list[a] -> list[list[a]]", 7, runsOf, "[list(run) for _, run in itertools.groupby({0*})]", "{0:18}.reduce((runs, x) => (runs.at(-1)?.[0] === x ? runs.at(-1).push(x) : runs.push([x]), runs), [])", "consecutive run group duplicate pack length encode"),
  op("interleave", "list[list[a]] -> list[a]", 9, (l) => l.length === 0 ? [] : Array.from({ length: Math.min(...l.map((r: Items) => r.length)) }, (_, i) => l.map((r: Items) => r[i])).flat(1), "[x for row in zip(*{0:18}) for x in row]", "{0:18}[0].flatMap((_, i) => {0:18}.map((row) => row[i]))", "interleave alternate alternately"),
  op("without-position", "list[a], int -> list[a]", 8, (l, i) => (i < 0 ? undefined : l.filter((_: never, j: number) => j !== i)), "{0:18}[:{1}] + {0:18}[{1} + 1:]", "{0:18}.filter((_, i) => i !== {1:12})", "remove kth delete index"),
  op("assign-every", "list[a], int, list[a] -> list[a]", 9, assignEvery, "[{2:18}[i // {1:14}] if i % {1:14} == 0 else x for i, x in enumerate({0})]", "{0:18}.map((x, i) => (i % {1:14} === 0 ? {2:18}[i / {1:14}] : x))", "index position every third even indices divisible replace sort"),
  op("swap-ends", "list[a] -> list[a]", 9, (l) => (l.length < 2 ? l : [l.at(-1), ...l.slice(1, -1), l[0]]), "{0:18}[-1:] + {0:18}[1:-1] + {0:18}[:1]", "[{0:18}.at(-1), ...{0:18}.slice(1, -1), {0:18}[0]]", "swap interchange exchange first last"),
  op("inner", "list[a] -> list[a]", 8, (l) => l.slice(1, -1), "{0:18}[1:-1]", "{0:18}.slice(1, -1)", "middle inner between without first last"),
  op("most-common", "list[a] -> a", 8, (l) => (l.length === 0 ? undefined : unique(l).reduce((a, b) => (count(l, b) > count(l, a) ? b : a))), "max({0}, key={0:18}.count)", "{0:18}.reduce((a, b) => ({0:18}.filter((x) => x === b).length > {0:18}.filter((x) => x === a).length ? b : a))", "most common frequent mode occurrence maximum"),
  op("is-sorted", "list[o] -> bool", 6, (l) => sort(l).every((x, i) => equal(x, l[i])), "{0} == sorted({0})", "{0:18}.every((x, i) => i === 0 || {0:18}[i - 1] <= x)", "sort ascending order increasing monotonic sorted"),
  op("all-true", "list[bool] -> bool", 3, (l) => l.every(Boolean), "all({0*})", "{0:18}.every(Boolean)", "all every"),
  op("any-true", "list[bool] -> bool", 3, (l) => l.some(Boolean), "any({0*})", "{0:18}.some(Boolean)", "any some exist"),
  op("tuple-list-2", "tuple[a,a] -> list[a]", 3, (t) => [...t], "list({0})", "[...{0}]"),
  op("tuple-list-3", "tuple[a,a,a] -> list[a]", 3, (t) => [...t], "list({0})", "[...{0}]"),
  op("tuple-list-4", "tuple[a,a,a,a] -> list[a]", 3, (t) => [...t], "list({0})", "[...{0}]"),
  op("row-list", "row[a] -> list[a]", 2, (t) => [...t], "list({0})", "[...{0}]"),
  op("to-tuple", "list[a] -> row[a]", 3, (l) => l, "tuple({0*})", "{0}", "tuple"),
  op("make-pair", "a, b -> tuple[a,b]", 5, (a, b) => [a, b], "({0}, {1})", "[{0}, {1}]", "tuple pair both"),
  op("make-triple", "a, b, c -> tuple[a,b,c]", 7, (a, b, c) => [a, b, c], "({0}, {1}, {2})", "[{0}, {1}, {2}]", "tuple triple three"),
  op("first-of-pair", "tuple[a,b] -> a", 3, (t) => t[0], "{0:18}[0]", "{0:18}[0]", "first"),
  op("second-of-pair", "tuple[a,b] -> b", 3, (t) => t[1], "{0:18}[1]", "{0:18}[1]", "second last"),
  op("first-of-triple", "tuple[a,b,c] -> a", 3, (t) => t[0], "{0:18}[0]", "{0:18}[0]", "first"),
  op("second-of-triple", "tuple[a,b,c] -> b", 3, (t) => t[1], "{0:18}[1]", "{0:18}[1]", "second middle"),
  op("third-of-triple", "tuple[a,b,c] -> c", 3, (t) => t[2], "{0:18}[2]", "{0:18}[2]", "third last"),
  op("sort-text-lengths", "list[list[a]] -> list[list[a]]", 8, (l) => [...l].sort((a, b) => a.length - b.length || 0), "sorted({0*}, key=len)", "[...{0}].sort((a, b) => a.length - b.length)", "length sort"),
  op("smallest-k", "list[o], int -> list[o]", 8, (l, n) => (n < 0 ? undefined : [...l].sort(SMALL_FIRST).slice(0, n)), "sorted({0*})[:{1}]", "[...{0}].sort((a, b) => a - b).slice(0, {1})", "smallest n k minimum"),
  op("largest-k", "list[o], int -> list[o]", 8, (l, n) => (n < 0 ? undefined : [...l].sort(SMALL_FIRST).reverse().slice(0, n)), "sorted({0*}, reverse=True)[:{1}]", "[...{0}].sort((a, b) => b - a).slice(0, {1})", "largest n k maximum top"),
];

function medianOf(list: number[]): number | undefined {
  if (list.length === 0) return undefined;
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The list with its elements 0, n, 2n … replaced, in order. */
function assignEvery(list: Items, n: number, values: Items): Items | undefined {
  if (n < 1 || values.length < Math.ceil(list.length / n)) return undefined;
  return list.map((item, index) => (index % n === 0 ? values[index / n]! : item));
}

function runsOf(list: Items): Items[] {
  const runs: Items[] = [];
  for (const item of list) {
    const last = runs.at(-1);
    if (last !== undefined && equal(last[0]!, item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
