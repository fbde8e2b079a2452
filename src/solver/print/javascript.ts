import type { Node } from "../search/node.ts";
import type { Spec } from "../spec/spec.ts";
import { isNumber, type Type } from "../values/types.ts";
import { isMixed, type Value } from "../values/value.ts";
import { body, type Statement } from "./body.ts";
import type { Dialect } from "./expression.ts";

function literalText(value: Value, type: Type): string {
  if (value === Math.PI) return "Math.PI";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isMixed(value)) return literalText(value.value, value.type);
  const items = value.map((item, index) =>
    literalText(item, type.args[type.head === "tuple" ? index : 0] ?? type),
  );
  if (type.head === "set") return `new Set([${items.join(", ")}])`;
  if (type.head === "dict") return `new Map(${JSON.stringify(value)})`;
  return `[${items.join(", ")}]`;
}

const dialect: Dialect = {
  id: "javascript",
  constant: literalText,
  choice: (test, then, otherwise) => `${test} ? ${then} : ${otherwise}`,
  parts: (names) => `[${names.join(", ")}]`,
};

const PRIME_FACTORS =
  "function primeFactors(n) {\n  const factors = [];\n  for (let d = 2; n > 1; d++) {\n    while (n % d === 0) {\n      factors.push(d);\n      n /= d;\n    }\n  }\n  return factors;\n}";

/** The whole program of a function in JavaScript, or in TypeScript with its types. */
export function printJavaScript(node: Node, spec: Spec): string {
  const names = spec.parameters.map(({ name }) => name);
  let lines = write(body(node, names, dialect), "  ");
  // Tests compare plain objects and arrays.
  if (spec.returns.head === "dict")
    lines = lines.map((line) => line.replace(/return (.*);$/, "return Object.fromEntries($1);"));
  const typed = spec.language === "typescript";
  const parameters = spec.parameters
    .map(({ name, type }) => (typed ? `${name}: ${typeText(type)}` : name))
    .join(", ");
  const result = typed ? `: ${typeText(spec.returns)}` : "";
  const given = spec.signature !== undefined && /\{$/.test(spec.signature) ? spec.signature : undefined;
  const head = given ?? `function ${spec.entry}(${parameters})${result} {`;
  const arrow = given !== undefined && /^(?:const|let|var)\b/.test(given);
  const helper = lines.some((line) => line.includes("primeFactors("))
    ? `${typed ? PRIME_FACTORS.replace("(n)", "(n: number): number[]").replace("factors = []", "factors: number[] = []") : PRIME_FACTORS}\n\n`
    : "";
  return `${helper}${[head, ...lines, arrow ? "};" : "}"].join("\n")}\n`;
}

function typeText(type: Type): string {
  if (isNumber(type)) return "number";
  const [first, second] = type.args.map(typeText);
  switch (type.head) {
    case "str":
      return "string";
    case "bool":
      return "boolean";
    case "none":
      return "null";
    case "list":
    case "row":
      return /\W/.test(first!) && !first!.endsWith("[]") ? `(${first})[]` : `${first}[]`;
    case "set":
      return `Set<${first}>`;
    case "dict":
      return `Record<string, ${second}>`;
    case "tuple":
      return `[${type.args.map(typeText).join(", ")}]`;
    default:
      return "any";
  }
}

function write(statements: Statement[], indent: string): string[] {
  return statements.flatMap((each) => linesOf(each, indent));
}

function linesOf(each: Statement, indent: string): string[] {
  switch (each.kind) {
    case "let":
      return [`${indent}const ${each.name} = ${each.code};`];
    case "return":
      return [`${indent}return ${each.code};`];
    case "if": {
      const then = write(each.yes, `${indent}  `);
      if (then.length === 1 && then[0]!.length + each.test.length < 80)
        return [`${indent}if (${each.test}) ${then[0]!.trim()}`];
      return [`${indent}if (${each.test}) {`, ...then, `${indent}}`];
    }
    case "steps": {
      const { names, first, next, count } = each;
      return [
        `${indent}let [${names.join(", ")}] = [${first.join(", ")}];`,
        `${indent}for (let i = 0; i < ${count}; i++) [${names.join(", ")}] = [${[...names.slice(1), next].join(", ")}];`,
      ];
    }
  }
}
