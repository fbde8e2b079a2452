import { fences } from "../../../moves/text/fences.ts";

/** The languages in which the gateway solves, with the words that name them. A longer word wins: C++ before C. */
const NAMES: [language: string, words: RegExp][] = [
  ["python", /\bpython ?3?\b/i],
  ["javascript", /\bjavascript\b|\bnode(?:\.js|js)?\b|\bjs\b/i],
  ["cpp", /\bc\+\+(?:\d\d)?(?!\w)|\bcpp\b/i],
  ["c", /\b(?:in|using|ansi|a) c\b(?![+#])|\bc(?:89|99|11|17)\b|\bc (?:program|function|code)\b/i],
];

/** Languages that a user may name and the gateway does not solve in. */
const OTHERS =
  /\b(?:typescript|rust|golang|java|ruby|php|perl|swift|kotlin|scala|haskell|ocaml|julia|c#|f#|sql|html|css|bash|shell|lua|elixir|erlang|clojure|dart|fortran|matlab|cobol|assembly|zig|nim)\b|\b(?:in|using) (?:go|r|d)\b/i;

const LABELS: Record<string, string> = {
  python: "python",
  py: "python",
  python3: "python",
  pycon: "python",
  javascript: "javascript",
  js: "javascript",
  node: "javascript",
  cpp: "cpp",
  "c++": "cpp",
  c: "c",
};

/** Code that only one of the languages has. */
const SHAPES: [language: string, shape: RegExp][] = [
  ["cpp", /#include\s*<(?:iostream|vector|string|bits\/stdc\+\+\.h)>|\bstd::/],
  ["c", /#include\s*</],
  [
    "python",
    /^\s*(?:async\s+)?def\s+\w+\s*\(|^\s*>>> |^\s*assert\s+(?!\()|^\s*from\s+\w+\s+import\b|\bNone\b/m,
  ],
  [
    "javascript",
    /\bfunction\s+\w+\s*\(|\b(?:const|let)\s+\w+\s*=|=>\s*[{(\w]|\bconsole\.|^\s*assert\.\w+\(/m,
  ],
];

/**
 * The language that a text asks for: as a word says it, as its code blocks are labelled, as its code looks; `preset` when
 * nothing says. Null for a language in which the gateway does not solve.
 */
export function languageOf(text: string, preset: string): string | null {
  const prose = text.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm, "");
  const named = NAMES.find(([, words]) => words.test(prose))?.[0];
  if (named) return named;
  if (OTHERS.test(prose.replaceAll(/\bjava ?script\b/gi, ""))) return null;
  const labels = fences(text).map(({ label }) => label);
  for (const label of labels) if (Object.hasOwn(LABELS, label)) return LABELS[label]!;
  if (labels.some((label) => OTHERS.test(label) || /^(?:ts|tsx|rs|go|rb|cs|kt|sh)$/.test(label))) return null;
  return SHAPES.find(([, shape]) => shape.test(text))?.[0] ?? preset;
}
