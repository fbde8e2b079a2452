import { z } from "zod";
import type { Source } from "../../core/benchmark.ts";
import { checkedRow } from "../python/checked-row.ts";

/** A question with its gold query and the statements that make its database. */
export const SpiderRow = z.object({
  i: z.number(),
  db: z.string().min(1),
  gold: z.string().min(1),
  /** The question. */
  query: z.string().min(1),
  hardness: z.string(),
  statements: z.array(z.string()).min(1),
});

export type SpiderRow = z.infer<typeof SpiderRow>;

const Question = z.looseObject({ db: z.string() });
const Database = z.object({ db: z.string(), statements: z.array(z.string()) });
const at =
  "https://raw.githubusercontent.com/princeton-nlp/intercode/c3e46d827cfc9d4c704ec078f7abf9f41e3191d8/data/sql/spider";

/** The development set's questions. */
export const SPIDER_FILE: Source = {
  file: "ic_spider_dev.json",
  alsoNamed: ["spider_dev.jsonl.gz", "spider_dev.jsonl"],
  url: `${at}/ic_spider_dev.json`,
  sha256: "68c9ecb0692c80770f46c724cc073ea76be4f301a294caa532c050546948128e",
  licence: "CC BY-SA 4.0",
};

/** What its databases are made by. */
export const SPIDER_DATABASES: Record<string, Source> = {
  databases: {
    file: "spider_databases_sql.jsonl",
    alsoNamed: ["spider_databases_sql.jsonl.gz"],
    page: `${at}/ic_spider_dbs.sql`,
    licence: "CC BY-SA 4.0",
  },
};

/** Puts each question's database beside it. */
export function joinSpider(rows: unknown[], { databases = [] }: Record<string, unknown[]>): unknown[] {
  const made = new Map(
    databases.map((row) => checkedRow(Database, row)).map((row) => [row.db, row.statements]),
  );
  return rows.map((row, i) => ({
    i,
    ...(row as object),
    statements: made.get(checkedRow(Question, row).db),
  }));
}
