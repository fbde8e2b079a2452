import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import { type Lexis, mask } from "../tests/text.ts";

export const SQL: Lexis = { lineComments: ["--"], blockComments: [["/*", "*/"]], quotes: ["'", '"'] };

/**
 * A test sets tables up, and ends with a query that has the right rows: what text-to-SQL benchmarks call the gold
 * query. A program runs on the same tables, and the rows of its last query are compared: in order where the gold query
 * orders them, else in any (execution accuracy; Yu et al. 2018, arXiv 1809.08887, section 6).
 */
function record({ code, prelude, mark }: TestText): Recording | undefined {
  const masked = mask(code, SQL);
  const end = masked.trimEnd().replace(/;$/, "").length;
  const start = masked.lastIndexOf(";", end - 1) + 1;
  const gold = masked.slice(start, end);
  if (!/\b(select|values|with)\b/i.test(gold)) return undefined;
  const order = /\border\s+by\b[^)]*$/i.test(gold) ? "ordered" : "any";
  const setup = `${prelude}\n${code.slice(0, start)}`;
  return {
    actual: `--@ ${mark} show ${order}\n${setup}\n`,
    expected: `--@ ${mark} demand ${order}\n${setup}\n${code.slice(start)}`,
  };
}

/** The program comes behind what it works on. */
export const sqlTests: ProgramTests = { join: (program, test) => `${test}\n${program}`, record };
