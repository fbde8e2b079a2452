import type { Metric } from "../core/metric.ts";
import { type Complexity, complexityOf, maintainability } from "./code/complexity.ts";
import { loadGrammars, syntaxOf } from "./code/tree.ts";
import { meanPerSample } from "./text/per-sample.ts";

export { type Complexity, maintainability };

/** The sizes of a program; null without a grammar for its language. */
export async function complexity(program: string, language: string): Promise<Complexity | null> {
  await loadGrammars([language]);
  const root = syntaxOf(program, language);
  return root && complexityOf(root, program);
}

/** Of all programs alike, right or wrong: to compare with references, pair by task. */
const metric: Metric = {
  id: "complexity",
  title: "Cyclomatic complexity, lines, comments and maintainability index",
  paper: "McCabe 1976, IEEE TSE 2; Coleman et al. 1994, IEEE Computer 27",
  needs: ["programs"],
  ready: loadGrammars,
  of: (records, { seed }) =>
    meanPerSample(records, seed, ({ program, language }) => {
      const root = program.trim() === "" ? null : syntaxOf(program, language);
      if (!root) return {};
      const sizes = complexityOf(root, program);
      return {
        "cyclomatic-complexity": sizes.cyclomatic,
        "lines-of-code": sizes.lines,
        "comment-share": sizes.commentShare,
        "maintainability-index": maintainability(sizes),
      };
    }),
};

export default metric;
