import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { executionMatch, schemaOf } from "./sql/judge.ts";

const Row = z.object({
  i: z.number(),
  db: z.string().min(1),
  gold: z.string().min(1),
  /** The question. */
  query: z.string().min(1),
  hardness: z.string(),
  statements: z.array(z.string()).min(1),
});

type Row = z.infer<typeof Row>;

/** A question with its gold query and the statements that make its database. */
export type SpiderRow = Row;

const Question = z.looseObject({ db: z.string() });
const Database = z.object({ db: z.string(), statements: z.array(z.string()) });
const url =
  "https://github.com/princeton-nlp/intercode/tree/c3e46d827cfc9d4c704ec078f7abf9f41e3191d8/data/sql/spider";

/**
 * Spider's development set: 1,034 questions to 20 databases, judged by what the query gives. The databases are the
 * shortened ones of InterCode, rebuilt for SQLite: some results are smaller than in the original.
 */
const spider: Benchmark<Row> = {
  id: "spider",
  title: "Spider (development set)",
  paper: "Yu et al. 2018, arXiv 1809.08887",
  language: "sql",
  source: {
    file: "spider_dev.jsonl.gz",
    alsoNamed: ["spider_dev.jsonl"],
    url: `${url}/ic_spider_dev.json`,
    sha256: "988258532f4a3057b70571eee776efb87d4274bf58c7113f9c9de00b1aece37f",
    licence: "CC BY-SA 4.0",
  },
  beside: {
    databases: {
      file: "spider_databases_sql.jsonl.gz",
      alsoNamed: ["spider_databases_sql.jsonl"],
      url: `${url}/ic_spider_dbs.sql`,
      sha256: "2e0225d670b2de357e3a1d51d7d6b4d82846b86a4d37be565bf5ebb6d86bee91",
      licence: "CC BY-SA 4.0",
    },
  },
  join(rows, { databases = [] }) {
    const made = new Map(
      databases.map((row) => checkedRow(Database, row)).map((row) => [row.db, row.statements]),
    );
    return rows.map((row) => ({ ...(row as object), statements: made.get(checkedRow(Question, row).db) }));
  },
  parse: (row) => checkedRow(Row, row),
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
