import { BOOL, INT, isNumber, isOrdered, listOf, makeType, type Type } from "../values/types.ts";
import { compare, equal, type Value } from "../values/value.ts";
import type { Scheme } from "./component.ts";

const whenBool = (gives: (item: Type) => Type) => (item: Type, body: Type) =>
  body === BOOL ? gives(item) : null;
const whenOrdered = (gives: (item: Type) => Type) => (item: Type, body: Type) =>
  isOrdered(body) && body !== BOOL ? gives(item) : null;

function extreme(items: Value[], keys: Value[], sign: number): Value | undefined {
  if (items.length === 0) return undefined;
  let best = 0;
  for (let i = 1; i < items.length; i++) if (sign * compare(keys[i]!, keys[best]!) > 0) best = i;
  return items[best];
}

function sorted(items: Value[], keys: Value[], sign: number): Value[] {
  const order = items.map((_, index) => index);
  order.sort((a, b) => sign * compare(keys[a]!, keys[b]!) || a - b);
  return order.map((index) => items[index]!);
}

const keep = (items: Value[], wanted: Value[]) => items.filter((_, index) => wanted[index] === true);

/** Operations that take a function of one element. */
const schemes: Scheme[] = [
  {
    name: "map",
    cost: 3,
    gives: (_, body) => listOf(body),
    run: (_, bodies) => bodies,
    python: "[{1} for {x} in {0*}]",
    javascript: "{0:18}.map(({x}) => {1})",
    words: ["each", "every", "list", "map", "element", "convert"],
  },
  {
    name: "filter",
    cost: 3,
    gives: whenBool(listOf),
    run: keep,
    python: "[{x} for {x} in {0*} if {1}]",
    javascript: "{0:18}.filter(({x}) => {1})",
    words: [
      "filter",
      "only",
      "remove",
      "that",
      "whose",
      "contain",
      "extract",
      "all",
      "find",
      "without",
      "select",
    ],
  },
  {
    name: "all",
    cost: 3,
    gives: whenBool(() => BOOL),
    run: (_, bodies) => !bodies.includes(false),
    python: "all({1} for {x} in {0*})",
    javascript: "{0:18}.every(({x}) => {1})",
    words: ["all", "every", "each", "check"],
  },
  {
    name: "any",
    cost: 4,
    gives: whenBool(() => BOOL),
    run: (_, bodies) => bodies.includes(true),
    python: "any({1} for {x} in {0*})",
    javascript: "{0:18}.some(({x}) => {1})",
    words: ["any", "some", "exist", "contain", "there", "least"],
  },
  {
    name: "count-where",
    cost: 3,
    gives: whenBool(() => INT),
    run: (_, bodies) => keep(bodies, bodies).length,
    python: "sum(1 for {x} in {0*} if {1})",
    javascript: "{0:18}.filter(({x}) => {1}).length",
    words: ["count", "number", "many", "how", "total"],
  },
  {
    name: "sum-of",
    cost: 4,
    gives: (_, body) => (isNumber(body) ? body : null),
    run: (_, bodies) => (bodies as number[]).reduce((a, b) => a + b, 0),
    python: "sum({1} for {x} in {0*})",
    javascript: "{0:18}.reduce((sum, {x}) => sum + {1:13}, 0)",
    words: ["sum", "total", "add"],
  },
  {
    name: "sort-by",
    cost: 5,
    gives: whenOrdered(listOf),
    run: (items, keys) => sorted(items, keys, 1),
    python: "sorted({0*}, key=lambda {x}: {1})",
    javascript: "[...{0}].sort(({x}, {y}) => (({1}) < ({1y}) ? -1 : ({1}) > ({1y}) ? 1 : 0))",
    words: ["sort", "order", "arrange", "accord", "based", "ascend"],
  },
  {
    name: "sort-down-by",
    cost: 7,
    gives: whenOrdered(listOf),
    run: (items, keys) => sorted(items, keys, -1),
    python: "sorted({0*}, key=lambda {x}: {1}, reverse=True)",
    javascript: "[...{0}].sort(({x}, {y}) => (({1}) > ({1y}) ? -1 : ({1}) < ({1y}) ? 1 : 0))",
    words: ["sort", "descend", "decreas", "revers"],
  },
  {
    name: "largest-by",
    cost: 5,
    gives: whenOrdered((item) => item),
    run: (items, keys) => extreme(items, keys, 1),
    python: "max({0*}, key=lambda {x}: {1})",
    javascript: "{0:18}.reduce(({y}, {x}) => (({1}) > ({1y}) ? {x} : {y}))",
    words: ["max", "maxim", "largest", "longest", "most", "highest"],
  },
  {
    name: "smallest-by",
    cost: 6,
    gives: whenOrdered((item) => item),
    run: (items, keys) => extreme(items, keys, -1),
    python: "min({0*}, key=lambda {x}: {1})",
    javascript: "{0:18}.reduce(({y}, {x}) => (({1}) < ({1y}) ? {x} : {y}))",
    words: ["min", "minim", "smallest", "shortest", "least", "closest", "nearest"],
  },
  {
    name: "first-where",
    cost: 5,
    gives: whenBool((item) => item),
    run: (items, wanted) => {
      const found = wanted.indexOf(true);
      return found < 0 ? undefined : items[found];
    },
    python: "next({x} for {x} in {0*} if {1})",
    javascript: "{0:18}.find(({x}) => {1})",
    words: ["first", "next", "find", "smallest", "least"],
  },
  {
    name: "dict-by",
    cost: 6,
    gives: (item, body) => (item.args.length === 0 ? makeType("dict", [item, body]) : null),
    run: (items, bodies) => {
      const pairs: [Value, Value][] = [];
      for (const [index, item] of items.entries()) {
        if (!pairs.some(([key]) => equal(key, item))) pairs.push([item, bodies[index]!]);
      }
      return pairs;
    },
    python: "{{{x}: {1} for {x} in {0*}}}",
    javascript: "new Map({0:18}.map(({x}) => [{x}, {1}]))",
    words: ["dictionar", "dict", "map", "count", "frequenc"],
  },
];

export default schemes;
