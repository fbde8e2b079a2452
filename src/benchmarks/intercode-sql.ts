import type { Benchmark } from "../core/benchmark.ts";
import { decided, scored } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { sqlReward } from "./intercode/sql-reward.ts";
import { checkedRow } from "./python/checked-row.ts";
import { queryResults } from "./sql/execute.ts";
import { schemaOf } from "./sql/judge.ts";
import { joinSpider, SPIDER_DATABASES, SPIDER_FILE, SpiderRow } from "./sql/spider.ts";

/**
 * InterCode-SQL: Spider's questions with the reward of InterCode, which counts the rows that are right and asks for their
 * order. An answer is one query; sessions of several turns are in `src/benchmarks/intercode`.
 */
const intercodeSql: Benchmark<SpiderRow> = {
  id: "intercode-sql",
  title: "InterCode-SQL",
  paper: "Yang et al. 2023, arXiv 2306.14898",
  language: "sql",
  source: SPIDER_FILE,
  beside: SPIDER_DATABASES,
  join: joinSpider,
  parse: (row) => checkedRow(SpiderRow, row),
  problem: (row) => ({
    task: {
      id: `intercode-sql/${row.i}`,
      prompt: `${schemaOf(row.statements)}\n\nWrite one SQLite query that answers: ${row.query}\n`,
      language: "sql",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { gold: row.gold, database: row.db },
      async verdict(answer, sandbox, signal) {
        const query = plainAnswer(answer);
        if (query === "") return decided([{ pass: false, why: "no query" }]);
        const [given, gold] = await queryResults(row.statements, [query, row.gold], sandbox, signal);
        const expected = gold && "rows" in gold ? gold.rows : [];
        const reward = sqlReward(given && "rows" in given ? given.rows : null, expected, { order: true });
        return scored(Math.max(0, reward), given && "error" in given ? given.error : `reward ${reward}`);
      },
    },
    reference: row.gold,
  }),
};

export default intercodeSql;
