import type { Node } from "../search/node.ts";
import type { Spec } from "../spec/spec.ts";
import { FLOAT, INT, type Type } from "../values/types.ts";
import { isMixed, type Value } from "../values/value.ts";
import { body, type Statement } from "./body.ts";
import type { Dialect } from "./expression.ts";

/** How Python writes a value. */
export function pythonLiteral(value: Value, type: Type): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === Math.PI) return "math.pi";
  if (typeof value === "number")
    return type === FLOAT && Number.isInteger(value) ? `${value}.0` : String(value);
  if (typeof value === "string") return JSON.stringify(value).replaceAll("\\u", "\\u");
  if (isMixed(value)) return pythonLiteral(value.value, value.type);
  if (type.head === "dict") {
    const pairs = value as [Value, Value][];
    return `{${pairs.map(([k, v]) => `${pythonLiteral(k, type.args[0]!)}: ${pythonLiteral(v, type.args[1]!)}`).join(", ")}}`;
  }
  const items = value.map((item, index) =>
    pythonLiteral(item, type.args[type.head === "tuple" ? index : 0] ?? type.args[0]!),
  );
  if (type.head === "list") return `[${items.join(", ")}]`;
  if (type.head === "set") return items.length === 0 ? "set()" : `{${items.join(", ")}}`;
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
}

const dialect: Dialect = {
  id: "python",
  // Between floats, 2 says the same as 2.0.
  constant: (value, type) => pythonLiteral(value, type === FLOAT ? INT : type),
  choice: (test, then, otherwise) => `${then} if ${test} else ${otherwise}`,
  parts: (names) => names.join(", "),
};

const HELPERS: [string, string][] = [
  [
    "prime_factors",
    "def prime_factors(n):\n    factors = []\n    d = 2\n    while n > 1:\n        while n % d == 0:\n            factors.append(d)\n            n //= d\n        d += 1\n    return factors",
  ],
  [
    "shift_letters",
    'def shift_letters(text, by):\n    def shift(char):\n        if not char.isalpha():\n            return char\n        first = ord("A") if char.isupper() else ord("a")\n        return chr((ord(char) - first + by) % 26 + first)\n\n    return "".join(map(shift, text))',
  ],
  [
    "in_base",
    'def in_base(n, base):\n    digits = ""\n    while n > 0:\n        digits = str(n % base) + digits\n        n //= base\n    return digits or "0"',
  ],
  [
    "flatten",
    "def flatten(items):\n    flat = []\n    for item in items:\n        flat.extend(flatten(item) if isinstance(item, list) else [item])\n    return flat",
  ],
];

/** The whole program of a function in Python. */
export function printPython(node: Node, spec: Spec): string {
  const names = spec.parameters.map(({ name }) => name);
  const lines = write(body(node, names, dialect), "    ");
  const signature = spec.signature?.startsWith("def ")
    ? spec.signature
    : `def ${spec.entry}(${names.join(", ")}):`;
  const helpers = HELPERS.filter(
    ([name]) => name !== spec.entry && lines.some((line) => line.includes(`${name}(`)),
  ).map(([, code]) => code);
  const definition = [signature, ...lines].join("\n");
  const modules = ["collections", "itertools", "math", "operator", "re", "statistics"].filter((name) =>
    new RegExp(`\\b${name}\\.`).test(definition),
  );
  const hints = [
    ...new Set(
      signature.match(/\b(?:Any|Dict|List|Optional|Set|Tuple|Union|Callable|Iterable|Sequence)\b/g) ?? [],
    ),
  ].sort();
  const imports = [
    ...modules.map((name) => `import ${name}`),
    ...(hints.length > 0 ? [`from typing import ${hints.join(", ")}`] : []),
  ];
  return `${[...(imports.length > 0 ? [imports.join("\n")] : []), ...helpers, definition].join("\n\n\n")}\n`;
}

function write(statements: Statement[], indent: string): string[] {
  return statements.flatMap((each) => linesOf(each, indent));
}

function linesOf(each: Statement, indent: string): string[] {
  switch (each.kind) {
    case "let":
      return [`${indent}${each.name} = ${each.code}`];
    case "return":
      return [`${indent}return ${each.code}`];
    case "if":
      return [`${indent}if ${each.test}:`, ...write(each.yes, `${indent}    `)];
    case "steps": {
      const { names, first, next, count } = each;
      return [
        `${indent}${names.join(", ")} = ${first.join(", ")}`,
        `${indent}for _ in range(${count}):`,
        `${indent}    ${names.join(", ")} = ${[...names.slice(1), next].join(", ")}`,
      ];
    }
  }
}
