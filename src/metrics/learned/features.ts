import { codeBleuOf, type Prepared, prepared } from "../code/code-bleu.ts";
import { complexityOf } from "../code/complexity.ts";
import { nodesOf } from "../code/tree.ts";
import { commonSubsequence } from "../text/alignment.ts";
import { bleuStatistics, epsilonBleu } from "../text/bleu.ts";
import { codeTokens } from "../text/tokens.ts";

/** What the learned estimate looks at, in order. */
export const FEATURES = [
  "n-gram overlap",
  "weighted n-gram overlap",
  "syntax overlap",
  "data-flow overlap",
  "token overlap",
  "common subsequence",
  "length against the reference, in ln",
  "decisions against the reference",
  "parses",
] as const;

/** The features of a program beside a reference; null without a grammar for its language. The grammar is to be loaded. */
export function featuresOf(program: string, reference: string, language: string): number[] | null {
  const [said, wanted] = [prepared(program, language), prepared(reference, language)];
  if (!said || !wanted) return null;
  const bleu = codeBleuOf(said, [wanted], language, { emptyFlow: "zero" });
  const [a, b] = [codeTokens(program), codeTokens(reference)];
  const parses = ![...nodesOf(said.root)].some(({ type, missing }) => type === "ERROR" || missing);
  return [
    bleu.ngram,
    bleu.weighted,
    bleu.syntax,
    bleu.flow ?? 0,
    epsilonBleu(bleuStatistics(a, [b])),
    a.length + b.length === 0 ? 1 : (2 * commonSubsequence(a, b)) / (a.length + b.length),
    Math.log((a.length + 1) / (b.length + 1)),
    decisions(said, program) - decisions(wanted, reference),
    Number(parses),
  ];
}

function decisions({ root }: Prepared, text: string): number {
  return complexityOf(root, text).cyclomatic;
}
