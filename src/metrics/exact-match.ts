import { textMetric } from "./text/per-sample.ts";

/** What does not count as a difference. Besides, white space at the ends never does. */
export interface Normalisation {
  /** Runs of white space are one space. */
  collapse?: boolean;
  /** Empty lines, and white space at the ends of lines. */
  blankLines?: boolean;
}

/** Whether a text is one of the references, after the normalisation that is named. */
export function exactMatch(
  candidate: string,
  references: readonly string[],
  how: Normalisation = {},
): boolean {
  const wanted = normalised(candidate, how);
  return references.some((reference) => normalised(reference, how) === wanted);
}

function normalised(text: string, { collapse, blankLines }: Normalisation): string {
  let result = text.trim();
  if (blankLines)
    result = result
      .split("\n")
      .map((line) => line.trimEnd())
      .filter((line) => line !== "")
      .join("\n");
  return collapse ? result.replace(/\s+/g, " ") : result;
}

export default textMetric(
  {
    id: "exact-match",
    title: "Exact match, white space at line ends and empty lines aside",
    paper: "as in Lu et al. 2021 (CodeXGLUE), arXiv 2102.04664",
  },
  (program, references) => ({
    "exact-match": Number(exactMatch(program, references, { blankLines: true })),
  }),
);
