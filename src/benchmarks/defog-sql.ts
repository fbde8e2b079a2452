import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { executionMatch, schemaOf } from "./sql/judge.ts";

const Row = z.object({
  place: z.number(),
  db_name: z.string().min(1),
  query_category: z.string(),
  /** Right queries, with a semicolon behind each. */
  query: z.string().min(1),
  question: z.string().min(1),
  instructions: z.string().default(""),
  statements: z.array(z.string()).min(1),
});

type Row = z.infer<typeof Row>;

const Question = z.looseObject({ db_name: z.string() });
const Database = z.object({ db: z.string(), statements: z.array(z.string()) });

/** Defog's sql-eval: 75 questions to three databases, most with several right queries. Further columns do no harm. */
const defogSql: Benchmark<Row> = {
  id: "defog-sql",
  title: "Defog sql-eval (SQLite)",
  paper: "Defog.ai 2023, Open-sourcing SQLEval",
  language: "sql",
  source: {
    file: "questions_gen_sqlite.csv",
    alsoNamed: ["questions_gen_sqlite.jsonl.gz", "questions_gen_sqlite.jsonl"],
    url: "https://raw.githubusercontent.com/defog-ai/sql-eval/b83332416ea2d424b0cd12994a0a9ba100f4b4af/data/questions_gen_sqlite.csv",
    sha256: "58fdaaf6b551542e8a5dc773fdc3a6c9a59f81563a7d3839cb0273704816260d",
    licence: "Apache-2.0",
  },
  beside: {
    databases: {
      file: "defog_databases_sql.jsonl",
      alsoNamed: ["databases_sql.jsonl.gz"],
      page: "https://github.com/defog-ai/defog-data/tree/856295d8f0aa8a0b0fb71b9623e86f363469797a/defog_data",
      licence: "Apache-2.0",
    },
  },
  join(rows, { databases = [] }) {
    const made = new Map(
      databases.map((row) => checkedRow(Database, row)).map((row) => [row.db, row.statements]),
    );
    // Of the published questions, those whose database is at hand.
    const asked = rows.filter((row) => made.has(checkedRow(Question, row).db_name));
    return asked.map((row, place) => ({
      ...(row as object),
      place,
      statements: made.get(checkedRow(Question, row).db_name),
    }));
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const golds = row.query
      .split(";")
      .map((query) => query.trim())
      .filter(Boolean);
    const hints = row.instructions.trim() === "" ? "" : `\n${row.instructions.trim()}\n`;
    return {
      task: {
        id: `defog-sql/${row.place}`,
        prompt: `${schemaOf(row.statements)}\n${hints}\nWrite one SQLite query that answers: ${row.question}\n`,
        language: "sql",
        tests: [],
      },
      suite: { tests: [] },
      judge: executionMatch({ setup: row.statements, golds, database: row.db_name, more: true }),
      reference: golds[0]!,
    };
  },
};

export default defogSql;
