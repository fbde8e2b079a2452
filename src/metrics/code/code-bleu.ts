import { bleuStatistics, epsilonBleu } from "../text/bleu.ts";
import { ngrams, overlap, size } from "../text/ngrams.ts";
import { words } from "../text/tokens.ts";
import { bareSyntax } from "./comments.ts";
import { dataFlow, type FlowEdge } from "./data-flow.ts";
import { withForStatements } from "./for-clauses.ts";
import { KEYWORDS } from "./keywords.ts";
import { syntaxMatch } from "./syntax-match.ts";
import type { SyntaxNode } from "./tree.ts";

/** CodeBLEU and its four parts, 0 to 1. */
export interface CodeBleu {
  codebleu: number;
  ngram: number;
  weighted: number;
  syntax: number;
  /** Null when the reference has no data flow. */
  flow: number | null;
}

export interface CodeBleuOptions {
  /** Of n-grams, weighted n-grams, syntax and data flow. */
  weights?: readonly [number, number, number, number];
  /**
   * What a data-flow match of 0, or of a reference without data flow, counts: `one`, as in the Python port, so that
   * nonsense scores 0.25 and more; `zero`, as in the paper's program; `drop` leaves the part out and scales the others.
   */
  emptyFlow?: "one" | "zero" | "drop";
}

const LANGUAGES: Record<string, string> = {
  py: "python",
  python3: "python",
  js: "javascript",
  node: "javascript",
  ts: "typescript",
  "c++": "cpp",
  "c#": "csharp",
  cs: "csharp",
  c_sharp: "csharp",
  golang: "go",
};

/** The name under which tables know a language. */
export function tableName(language: string): string {
  const name = language.toLowerCase();
  return LANGUAGES[name] ?? name;
}

/** A text once cut and parsed, to be compared many times. */
export interface Prepared {
  tokens: string[];
  root: SyntaxNode;
  flow: string[];
}

/** Null where there is no grammar, or none was loaded. */
export function prepared(program: string, language: string): Prepared | null {
  const text = program.trim();
  const root = bareSyntax(text, language);
  if (!root) return null;
  const table = tableName(language);
  return {
    tokens: words(text),
    root: table === "javascript" ? withForStatements(root) : root,
    flow: normalised(dataFlow(root, table)),
  };
}

/** CodeBLEU of one pair against all references, summed as the released program does for a corpus of one. */
export function codeBleuOf(
  candidate: Prepared,
  references: readonly Prepared[],
  language: string,
  options: CodeBleuOptions = {},
): CodeBleu {
  const tokens = references.map((reference) => reference.tokens);
  const ngram = epsilonBleu(bleuStatistics(candidate.tokens, tokens));
  const weighted = weightedRecall(candidate.tokens, tokens, KEYWORDS[tableName(language)] ?? new Set());
  const trees = references.map(({ root }) => syntaxMatch(candidate.root, root));
  const syntax = sum(trees.map(({ matched }) => matched)) / sum(trees.map(({ total }) => total));
  const flows = sum(references.map((reference) => reference.flow.length));
  const flow =
    flows === 0 ? null : sum(references.map((reference) => shared(candidate.flow, reference.flow))) / flows;
  const [a, b, c, d] = options.weights ?? [0.25, 0.25, 0.25, 0.25];
  const rest = a * ngram + b * weighted + c * syntax;
  const { emptyFlow = "one" } = options;
  const codebleu =
    flow === null && emptyFlow === "drop"
      ? rest / (a + b + c)
      : rest + d * (flow || (emptyFlow === "one" ? 1 : 0));
  return { codebleu, ngram, weighted, syntax, flow };
}

/** Recall of n-grams, keywords among single words five times as heavy; 0.1 for a count of 0. */
function weightedRecall(
  candidate: readonly string[],
  references: readonly (readonly string[])[],
  keywords: ReadonlySet<string>,
): number {
  let logs = 0;
  for (let order = 1; order <= 4; order++) {
    const said = ngrams(candidate, order);
    let [matched, total] = [0, 0];
    for (const reference of references) {
      const wanted = ngrams(reference, order);
      if (order > 1) {
        matched += overlap(wanted, said);
        total += Math.max(1, size(wanted));
        continue;
      }
      let weight = 0;
      for (const [word, count] of wanted) {
        const each = keywords.has(word) ? 1 : 0.2;
        matched += each * Math.min(count, said.get(word) ?? 0);
        weight += each * count;
      }
      total += Math.max(1, weight);
    }
    if (order === 1 && matched === 0) return 0;
    logs += Math.log((matched || 0.1) / total);
  }
  // The released program measures brevity against the length of a pair of lists, which is 2.
  const penalty = candidate.length > 2 ? 1 : Math.exp(1 - 2 / candidate.length);
  return penalty * Math.exp(logs / 4);
}

/** Edges with variables renamed in order of appearance, parents before the variable: only the shape is compared. */
function normalised(edges: readonly FlowEdge[]): string[] {
  const names = new Map<string, number>();
  const numbered = (name: string) => {
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  };
  return edges.map(({ name, kind, parents }) => {
    const from = parents.map(numbered);
    return `${numbered(name)} ${kind} ${from.join()}`;
  });
}

/** How many of the reference's edges the candidate has; each of its own answers for one. */
function shared(candidate: readonly string[], reference: readonly string[]): number {
  return overlap(ngrams(candidate, 1), ngrams(reference, 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
