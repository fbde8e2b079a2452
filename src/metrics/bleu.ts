import {
  addStatistics,
  bleuScore,
  bleuStatistics,
  epsilonBleu as epsilonScore,
  type Smoothing,
} from "./text/bleu.ts";
import { textMetric } from "./text/per-sample.ts";
import { codeTokens, type MtTokenizer, mtTokens, words } from "./text/tokens.ts";

export interface SacreBleuOptions {
  /** sacreBLEU's own default is `13a`. */
  tokenize?: MtTokenizer;
  lowercase?: boolean;
  smoothing?: Smoothing;
  /** For `floor` (default 0.1) and `add-k` (default 1). */
  smoothValue?: number;
}

/**
 * sacreBLEU's sentence score, 0 to 100: exponential smoothing and effective order unless told otherwise. Post 2018,
 * arXiv 1804.08771; Papineni et al. 2002. One reference or more.
 */
export function sacreBleu(
  candidate: string,
  references: readonly string[],
  options: SacreBleuOptions = {},
): number {
  return bleuScore(segment(candidate, references, options), {
    ...smoothingOf(options),
    effectiveOrder: true,
  });
}

/** sacreBLEU's corpus score, 0 to 100: counts are summed before anything is divided. */
export function corpusSacreBleu(
  pairs: readonly { candidate: string; references: readonly string[] }[],
  options: SacreBleuOptions = {},
): number {
  return bleuScore(
    addStatistics(pairs.map(({ candidate, references }) => segment(candidate, references, options))),
    smoothingOf(options),
  );
}

/** BLEU as CodeXGLUE and CodeBLEU have it, 0 to 1: words between white space, 0.1 for a count of 0. */
export function epsilonBleu(candidate: string, references: readonly string[], epsilon = 0.1): number {
  return epsilonScore(bleuStatistics(words(candidate), references.map(words)), epsilon);
}

function segment(candidate: string, references: readonly string[], options: SacreBleuOptions) {
  const cut = (text: string) =>
    mtTokens(options.lowercase ? text.toLowerCase() : text, options.tokenize ?? "13a");
  return bleuStatistics(cut(candidate), references.map(cut));
}

function smoothingOf({ smoothing, smoothValue }: SacreBleuOptions) {
  return { ...(smoothing && { smoothing }), ...(smoothValue !== undefined && { value: smoothValue }) };
}

/**
 * Three scores that papers call BLEU, each under its own name: they differ by ten points and more. `bleu-code` cuts code
 * into names and signs, as evaluations on CoNaLa do.
 */
export default textMetric(
  {
    id: "bleu",
    title: "BLEU: sacreBLEU's, CodeXGLUE's, and on code tokens",
    paper: "Papineni et al. 2002, ACL; Post 2018, arXiv 1804.08771",
  },
  (program, references) => ({
    "sacrebleu-13a": sacreBleu(program, references),
    "bleu-epsilon": epsilonBleu(program, references),
    "bleu-code": epsilonScore(bleuStatistics(codeTokens(program), references.map(codeTokens))),
  }),
);
