import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { ndcg } from "../metrics/ranked/retrieval.ts";
import { scored } from "./answers/decided.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  query: z.string().min(1),
  language: z.string().min(1),
  candidates: z.array(z.object({ url: z.string(), relevance: z.number() })).min(2),
});

type Row = z.infer<typeof Row>;

const Annotation = z.object({
  Language: z.string(),
  Query: z.string(),
  GitHubUrl: z.string(),
  Relevance: z.string().regex(/^[0-3]$/),
});

/**
 * CodeSearchNet's challenge: for a query, put functions in order of relevance. The candidates are those that people
 * judged (0 to 3), by address and name; an answer is their numbers, best first. The score is NDCG.
 */
const codesearchnet: Benchmark<Row> = {
  id: "codesearchnet",
  title: "CodeSearchNet challenge (judged functions)",
  paper: "Husain et al. 2019, arXiv 1909.09436, section 4",
  language: "python",
  source: {
    file: "annotationStore.csv",
    alsoNamed: ["annotationStore.jsonl.gz", "annotationStore.jsonl"],
    url: "https://raw.githubusercontent.com/github/CodeSearchNet/106e827405c968597da938f6b373d30183918869/resources/annotationStore.csv",
    sha256: "0340af32b551ceadb74fec147f97642b7fedf3ff039e38fb86baff49ee899846",
    licence: "MIT",
  },
  join(rows) {
    const groups = new Map<string, { query: string; language: string; judged: Map<string, number[]> }>();
    for (const row of rows) {
      const { Language: language, Query: query, GitHubUrl, Relevance } = checkedRow(Annotation, row);
      const group = groups.get(`${language}/${query}`) ?? {
        query,
        language,
        judged: new Map<string, number[]>(),
      };
      group.judged.set(GitHubUrl, [...(group.judged.get(GitHubUrl) ?? []), Number(Relevance)]);
      groups.set(`${language}/${query}`, group);
    }
    // Where all are equally relevant there is no order to be found.
    return [...groups.values()].flatMap(({ query, language, judged }) => {
      const candidates = [...judged].map(([url, marks]) => ({
        url,
        relevance: marks.reduce((a, b) => a + b) / marks.length,
      }));
      return new Set(candidates.map(({ relevance }) => relevance)).size < 2
        ? []
        : [{ query, language, candidates }];
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: ({ query, language, candidates }) => {
    const relevances = candidates.map(({ relevance }) => relevance);
    return {
      task: {
        id: `codesearchnet/${language}/${query}`,
        prompt: `Query: ${query}\n\nPut these ${language} functions in order of relevance to the query. Answer with their numbers, best first.\n\n${candidates.map(({ url }, at) => `${at + 1}. ${url}`).join("\n")}\n`,
        language: language.toLowerCase(),
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { relevances },
        async verdict(answer) {
          const order = rankingOf(answer, candidates.length);
          const ranked = order.map((at) => relevances[at]!);
          const score = ndcg(ranked, relevances.length, { judged: relevances });
          return scored(score, `order ${order.map((at) => at + 1).join(" ")}`, {
            part: "ranking",
            measured: { unit: "grade", values: ranked, references: relevances },
          });
        },
      },
      reference: [...relevances.keys()]
        .sort((a, b) => relevances[b]! - relevances[a]!)
        .map((at) => at + 1)
        .join(" "),
    };
  },
};

/** The candidates that an answer names, in its order, each once. */
function rankingOf(answer: string, count: number): number[] {
  const numbers = (answer.match(/\d+/g) ?? []).map((digits) => Number(digits) - 1);
  return [...new Set(numbers)].filter((at) => at >= 0 && at < count);
}

export default codesearchnet;
