import { commonSubsequence } from "./text/alignment.ts";
import { textMetric } from "./text/per-sample.ts";
import { codeTokens } from "./text/tokens.ts";

/**
 * ROUGE-L, 0 to 1: F of the longest common subsequence's share of candidate and reference, with β = 1; of several
 * references the best. Lin 2004, section 3. Tokens as the caller cuts them: Google's scorer lowers case and drops all but
 * letters and digits, which code does not survive.
 */
export function rougeL(candidate: readonly string[], references: readonly (readonly string[])[]): number {
  return Math.max(
    ...references.map((reference) => {
      const common = commonSubsequence(candidate, reference);
      return common === 0 ? 0 : (2 * common) / (candidate.length + reference.length);
    }),
  );
}

export default textMetric(
  { id: "rouge-l", title: "ROUGE-L on code tokens", paper: "Lin 2004, ACL workshop on text summarization" },
  (program, references) => ({ "rouge-l": rougeL(codeTokens(program), references.map(codeTokens)) }),
);
