import type { Gap } from "../partial-execution.ts";

/** Tried in turn when the uses of a name say nothing, or when what they suggest has failed. */
const USUAL = [
  "1",
  "'a b'",
  "[1, 2, 3]",
  "{'a': 1}",
  "Object()",
  "Function()",
  "1.5",
  "[[1, 2], [3, 4]]",
  "['a', 'b']",
];

const SUGGESTS: [use: RegExp, value: string][] = [
  [/^called$/, "Function()"],
  [/^unpacked to (\d+)$/, "[1, 2]"],
  [/^\.(append|extend|sort|insert|reverse)$/, "[1, 2, 3]"],
  [/^\.(items|keys|values|get|setdefault)$/, "{'a': 1}"],
  [
    /^\.(split|lower|upper|strip|replace|startswith|endswith|join|isalpha|isdigit|format|encode|title|find)$/,
    "'a b'",
  ],
  [/^\.(add|union|intersection|discard)$/, "{1, 2}"],
  [/^indexed by text$/, "{'a': 1}"],
  [
    /^(iterated|indexed by number|in|argument of (len|sum|max|min|sorted|enumerate|set|list|tuple|zip|reversed|any|all|map|filter))$/,
    "[1, 2, 3]",
  ],
  [/^(with (int|bool)|argument of (range|abs|bin|chr|hex|round|pow))$/, "1"],
  [/^with float$/, "1.5"],
  [/^(with str|argument of (ord|int|float|open))$/, "'1'"],
  [/^with list$/, "[1, 2, 3]"],
  [/^\./, "Object()"],
];

/** Modules that programs use without saying where they are from. */
const MODULES =
  /^(bisect|collections|copy|datetime|functools|hashlib|heapq|itertools|json|math|operator|os|random|re|string|sys|time)$/;

/** A value for a gap by how the fragment uses it: no model, the same every time. Null when all have been tried. */
export async function byUse(gap: Gap): Promise<string | null> {
  const suggested = gap.kind === "import" ? ["Object()"] : [];
  if (MODULES.test(gap.name) && gap.uses.some((use) => use.startsWith("."))) {
    suggested.push(`__import__("${gap.name}")`);
  }
  for (const [use, value] of SUGGESTS) if (gap.uses.some((one) => use.test(one))) suggested.push(value);
  const tried = new Set(gap.tried.map(({ value }) => value));
  return [...suggested, ...USUAL].find((value) => !tried.has(value)) ?? null;
}
