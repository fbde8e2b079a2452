import type { Metric } from "../core/metric.ts";
import { type CodeBleu, type CodeBleuOptions, codeBleuOf, prepared } from "./code/code-bleu.ts";
import { loadGrammars } from "./code/tree.ts";
import { meanPerSample } from "./text/per-sample.ts";

export type { CodeBleu, CodeBleuOptions };

/**
 * CodeBLEU of a program against its references. Languages: C, C++, C#, Go, Java, JavaScript, Python, TypeScript; null for
 * others. Loads the grammar when it is needed first. Ren et al. 2020, arXiv 2009.10297
 */
export async function codeBleu(
  candidate: string,
  references: readonly string[],
  language: string,
  options: CodeBleuOptions = {},
): Promise<CodeBleu | null> {
  await loadGrammars([language]);
  return compare(candidate, references, language, options);
}

function compare(
  candidate: string,
  references: readonly string[],
  language: string,
  options: CodeBleuOptions,
): CodeBleu | null {
  const said = prepared(candidate, language);
  const wanted = references.map((reference) => prepared(reference, language));
  if (!said || wanted.length === 0 || wanted.includes(null)) return null;
  return codeBleuOf(
    said,
    wanted.filter((each) => each !== null),
    language,
    options,
  );
}

/** A data-flow match of 0 counts 0 here: the Python port's 1 would reward nonsense. */
const metric: Metric = {
  id: "codebleu",
  title: "CodeBLEU and its parts",
  paper: "Ren et al. 2020 (CodeBLEU), arXiv 2009.10297",
  needs: ["programs", "references"],
  ready: loadGrammars,
  of(records, { references, seed }) {
    if (!references) return {};
    return meanPerSample(records, seed, ({ task, program, language }) => {
      const value = compare(program, references.get(task) ?? [], language, { emptyFlow: "zero" });
      if (!value) return {};
      return {
        codebleu: value.codebleu,
        "codebleu-syntax": value.syntax,
        "codebleu-data-flow": value.flow,
      };
    });
  },
};

export default metric;
