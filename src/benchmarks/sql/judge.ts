import type { AnswerJudge } from "../../core/problem.ts";
import { decided } from "../answers/decided.ts";
import { plainAnswer } from "../answers/plain.ts";
import { queryResults } from "./execute.ts";
import { sameRows } from "./same-rows.ts";

export interface SqlQuestion {
  /** Statements that make the database. */
  setup: readonly string[];
  /** Queries any of which is right. */
  golds: readonly string[];
  /** Further columns in the answer do no harm. */
  more?: boolean;
  /** Names the database; `setup` may be long. */
  database: string;
}

/**
 * Execution match on SQLite: the answer's rows are those of a gold query, in their order only where that query orders
 * them. DISTINCT is left out of both, as the published program does, and a space inside an operator is mended.
 */
export function executionMatch({ setup, golds, more = false, database }: SqlQuestion): AnswerJudge {
  return {
    key: { database, golds: [...golds], more, statements: setup.length },
    async verdict(answer, sandbox, signal) {
      const query = normalised(plainAnswer(answer));
      if (query === "") return decided([{ pass: false, why: "no query" }]);
      if (!/^\(*\s*(select|with|values)\b/i.test(query))
        return decided([{ pass: false, why: "not a query" }]);
      const [given, ...right] = await queryResults(setup, [query, ...golds.map(normalised)], sandbox, signal);
      if (!given || "error" in given) return decided([{ pass: false, why: given?.error ?? "no result" }]);
      const fits = right.some((result, at) => {
        if ("error" in result) return false;
        const ordered = /\border\s+by\b[^)]*$/i.test(golds[at]!);
        return sameRows(result.rows, given.rows, { ordered, more });
      });
      return decided([{ pass: fits, why: `${given.rows.length} rows, others than wanted` }]);
    },
  };
}

/** A query as it is compared: no DISTINCT, no space inside an operator, no semicolon at its end. */
export function normalised(query: string): string {
  return query
    .replace(/'(?:''|[^'])*'|"(?:""|[^"])*"|\bdistinct\b/gi, (text) => (/^distinct$/i.test(text) ? "" : text))
    .replace(/([<>!]) =/g, "$1=")
    .replace(/;\s*$/, "")
    .trim();
}

/** What a solver is told of a database. */
export const schemaOf = (setup: readonly string[]) =>
  setup
    .filter((statement) => /^\s*create table/i.test(statement))
    .map((statement) => `${statement.trim()};`)
    .join("\n\n");
