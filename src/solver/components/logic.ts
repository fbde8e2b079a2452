import { compare, equal } from "../values/value.ts";
import { modulo } from "./arithmetic.ts";
import { op } from "./component.ts";

/** Comparisons, boolean connectives, membership. */
// biome-ignore format: a table, one component a line
export default [
  op("equal", "a, a -> bool", 3, equal, "{0} == {1}", "{0} === {1}", "equal same identical equivalent match palindrome", { commutes: true }),
  op("different", "a, a -> bool", 4, (a, b) => !equal(a, b), "{0} != {1}", "{0} !== {1}", "different differ distinct not unequal except remove", { commutes: true }),
  op("less", "o, o -> bool", 3, (a, b) => compare(a, b) < 0, "{0} < {1}", "{0} < {1}", "less smaller below under before fewer greater more larger above over exceed bigger"),
  op("at-most", "o, o -> bool", 4, (a, b) => compare(a, b) <= 0, "{0} <= {1}", "{0} <= {1}", "most least within between range"),
  op("both", "bool, bool -> bool", 4, (a, b) => a && b, "{0} and {1}", "{0} && {1}", "both and", { commutes: true }),
  op("either", "bool, bool -> bool", 4, (a, b) => a || b, "{0} or {1}", "{0} || {1}", "either or any", { commutes: true }),
  op("not", "bool -> bool", 3, (a) => !a, "not {0}", "!{0:14}", "not no without non cannot neither"),
  op("is-even", "int -> bool", 4, (a) => a % 2 === 0, "{0:13} % 2 == 0", "{0:13} % 2 === 0", "even"),
  op("is-odd", "int -> bool", 4, (a) => modulo(a, 2) === 1, "{0:13} % 2 == 1", "{0:13} % 2 !== 0", "odd"),
  op("divides", "int, int -> bool", 5, (a, b) => (b === 0 ? undefined : a % b === 0), "{0:13} % {1:14} == 0", "{0:13} % {1:14} === 0", "divisible multiple divisor factor divide"),
  op("is-positive", "n -> bool", 4, (a) => a > 0, "{0} > 0", "{0} > 0", "positive"),
  op("is-negative", "n -> bool", 4, (a) => a < 0, "{0} < 0", "{0} < 0", "negative"),
  op("is-empty", "list[a] -> bool", 4, (list) => list.length === 0, "not {0}", "{0:18}.length === 0", "empty"),
  op("is-empty-text", "str -> bool", 5, (text) => text === "", "not {0}", '{0} === ""', "empty"),
  op("contains", "list[a], a -> bool", 4, (list, item) => list.some((each: never) => equal(each, item)), "{1} in {0:12}", "{0:18}.includes({1})", "contain in present exist element member common find check include shared both vowel"),
  op("set-contains", "set[a], a -> bool", 4, (list, item) => list.some((each: never) => equal(each, item)), "{1} in {0:12}", "{0:18}.has({1})", "contain in present exist element member"),
  op("text-contains", "str, str -> bool", 4, (text, part) => text.includes(part), "{1} in {0:12}", "{0:18}.includes({1})", "contain in present substring occur exist member find check include vowel"),
  op("dict-contains", "dict[a,b], a -> bool", 4, (pairs, key) => pairs.some(([each]: [never]) => equal(each, key)), "{1} in {0:12}", "{0:18}.has({1})", "contain in key present exist"),
  op("is-integer-value", "float -> bool", 6, Number.isInteger, "{0:14} % 1 == 0", "Number.isInteger({0})", "integer whole perfect"),
  op("is-int", "any -> bool", 4, ({ type }) => type.head === "int", "isinstance({0}, int)", "Number.isInteger({0})", "integer int number"),
  op("is-float", "any -> bool", 5, ({ type }) => type.head === "float", "isinstance({0}, float)", '(typeof {0} === "number" && !Number.isInteger({0}))', "float real"),
  op("is-text", "any -> bool", 4, ({ type }) => type.head === "str", "isinstance({0}, str)", 'typeof {0:14} === "string"', "string str text"),
  op("is-list", "any -> bool", 5, ({ type }) => type.head === "list", "isinstance({0}, list)", "Array.isArray({0})", "list nested sublist"),
  op("is-tuple", "any -> bool", 5, ({ type }) => type.head === "tuple", "isinstance({0}, tuple)", "Array.isArray({0})", "tuple nested"),
  op("is-number", "any -> bool", 5, ({ type }) => type.head === "int" || type.head === "float", "isinstance({0}, (int, float))", 'typeof {0:14} === "number"', "number numeric"),
];
