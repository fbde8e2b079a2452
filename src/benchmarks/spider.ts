import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { executionMatch, schemaOf } from "./sql/judge.ts";
import { joinSpider, SPIDER_DATABASES, SPIDER_FILE, SpiderRow } from "./sql/spider.ts";

/**
 * Spider's development set: 1,034 questions to 20 databases, judged by what the query gives. The databases are the
 * shortened ones of InterCode, rebuilt for SQLite: some results are smaller than in the original.
 */
const spider: Benchmark<SpiderRow> = {
  id: "spider",
  title: "Spider (development set)",
  paper: "Yu et al. 2018, arXiv 1809.08887",
  language: "sql",
  source: SPIDER_FILE,
  beside: SPIDER_DATABASES,
  join: joinSpider,
  parse: (row) => checkedRow(SpiderRow, row),
  problem: (row) => ({
    task: {
      id: `spider/${row.i}`,
      prompt: `${schemaOf(row.statements)}\n\nWrite one SQLite query that answers: ${row.query}\n`,
      language: "sql",
      tests: [],
    },
    suite: { tests: [] },
    judge: executionMatch({ setup: row.statements, golds: [row.gold], database: row.db }),
    reference: row.gold,
  }),
};

export default spider;
