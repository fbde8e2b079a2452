import type { Metric } from "../core/metric.ts";
import { bareSyntax } from "./code/comments.ts";
import { loadGrammars, type SyntaxNode } from "./code/tree.ts";
import { treeEditDistance } from "./code/tree-edit-distance.ts";
import { editDistance } from "./text/alignment.ts";
import { meanPerSample } from "./text/per-sample.ts";
import { codeTokens } from "./text/tokens.ts";

/** How alike two programs are, 0 to 1, and by what it was measured. */
export interface Ruby {
  value: number;
  level: "tree" | "tokens";
}

/** 1 − edit distance of the tokens / the longer list. */
export function tokenSimilarity(first: readonly string[], second: readonly string[]): number {
  const longer = Math.max(first.length, second.length);
  return longer === 0 ? 1 : 1 - editDistance(first, second) / longer;
}

/**
 * RUBY's tree level, 1 − tree edit distance / nodes of both trees; its token level where a program has no tree (no grammar
 * loaded, or a syntax error) or the trees are too large. The paper's first level, graphs of dependences, needs a distance
 * that takes exponential time; its own evaluation, too, mostly falls through. Tran et al. 2019, ICPC, section IV
 */
export function ruby(candidate: string, reference: string, language: string): Ruby {
  const [said, wanted] = [bareSyntax(candidate, language), bareSyntax(reference, language)];
  if (said && wanted && isWhole(said) && isWhole(wanted)) {
    const found = treeEditDistance(said, wanted);
    if (found) return { value: 1 - found.distance / (found.sizes[0] + found.sizes[1]), level: "tree" };
  }
  return { value: tokenSimilarity(codeTokens(candidate), codeTokens(reference)), level: "tokens" };
}

function isWhole({ type, missing, children }: SyntaxNode): boolean {
  return type !== "ERROR" && !missing && children.every(isWhole);
}

/** `ruby-tree-level` is the share of samples that were measured by their trees: levels do not compare. */
const metric: Metric = {
  id: "ruby",
  title: "RUBY, by trees or else by tokens",
  paper: "Tran et al. 2019 (RUBY), ICPC",
  needs: ["programs", "references"],
  ready: loadGrammars,
  of(records, { references, seed }) {
    if (!references) return {};
    return meanPerSample(records, seed, ({ task, program, language }) => {
      const values = (references.get(task) ?? []).map((reference) => ruby(program, reference, language));
      if (values.length === 0) return {};
      const best = values.reduce((most, each) => (each.value > most.value ? each : most));
      return {
        ruby: best.value,
        "ruby-tokens": Math.max(
          ...references.get(task)!.map((each) => tokenSimilarity(codeTokens(program), codeTokens(each))),
        ),
        "ruby-tree-level": Number(best.level === "tree"),
      };
    });
  },
};

export default metric;
