import type { Demand } from "../../core/language.ts";
import type { Json } from "../../core/task.ts";

/**
 * A value as a language's harness prints it: JSON, with `{"$map": [[key, value], …]}` and `{"$set": […]}` for what has
 * no order, `{"$braces": […]}` for what takes the type of the other side, `{"$float": "nan" | "inf" | "-inf"}`, and `{"$type": [name, value]}` where equality looks at types.
 * Integers of more than 15 digits come back as `{"$int": digits}`: a double would lose their end.
 */
export function readRecord(line: string): Json {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const exact = line.replace(tokens, (token) => (/^-?\d{16,}$/.test(token) ? `{"$int":"${token}"}` : token));
  return JSON.parse(exact) as Json;
}

/** Whether a value meets a demand, as the language's own assertion would have found. */
export function meets(value: Json, demand: Demand): boolean {
  if (demand[0] === "=") return same(value, demand[1]);
  if (demand[0] === "!") return !same(value, demand[1]);
  return same(value, demand[1], demand[2]);
}

function same(a: Json, b: Json, tolerance = 0): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= tolerance;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object")
    return a === b || sameNumber(a, b);
  if (!Array.isArray(b) && Array.isArray(b["$braces"])) return sameAsBraces(a, b["$braces"], tolerance);
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => same(item, b[index]!, tolerance))
    );
  for (const tag of ["$map", "$set"]) {
    const [one, other] = [a[tag], b[tag]];
    if (Array.isArray(one) && Array.isArray(other)) return sameInAnyOrder(one, other, tolerance);
    if (tag === "$map" && Array.isArray(one)) return sameInAnyOrder(one, Object.entries(b), tolerance);
  }
  if ("$float" in a && "$float" in b) return a["$float"] === b["$float"] && a["$float"] !== "nan";
  if ("$int" in a || "$int" in b) return sameNumber(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key]!, b[key]!, tolerance))
  );
}

/** `{…}` of C++ is whatever it is compared with: a list, a map's pairs, a set. */
function sameAsBraces(a: Json[] | { [key: string]: Json }, items: Json[], tolerance: number): boolean {
  if (Array.isArray(a)) return same(a, items, tolerance);
  const loose = a["$map"] ?? a["$set"];
  return Array.isArray(loose) && sameInAnyOrder(loose, items, tolerance);
}

function sameInAnyOrder(a: Json[], b: Json[], tolerance: number): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((item) => {
    const at = left.findIndex((other) => same(item, other, tolerance));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function sameNumber(a: Json, b: Json): boolean {
  const [one, other] = [exact(a), exact(b)];
  return one !== undefined && one === other;
}

function exact(value: Json): bigint | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  if (
    value !== null &&
    typeof value === "object" &&
    !Array.isArray(value) &&
    typeof value["$int"] === "string"
  )
    return BigInt(value["$int"]);
  return undefined;
}
