import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { type Constraint, isMet, sayConstraint } from "./codeif/constraints.ts";
import { factsOf } from "./codeif/facts.ts";
import { type CodeifRow, ROWS } from "./codeif/rows.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row: z.ZodType<CodeifRow> = z.object({
  id: z.string().min(1),
  instruction: z.string().min(1),
  constraints: z
    .array(z.custom<Constraint>((value) => typeof (value as Constraint | null)?.kind === "string"))
    .min(1),
  needs: z.record(z.string(), z.array(z.number())),
  reference: z.string(),
});

/**
 * Instruction following in CodeIF's manner: a text must meet every constraint, each decided by its syntax tree and none by
 * a judge. One check for each constraint, in order, so that CodeIF's four rates follow from a verdict; a constraint whose
 * prerequisites are not met is named in its check. The tasks are Assay's own: CodeIF's need a model to judge them.
 */
const codeif: Benchmark<CodeifRow> = {
  id: "codeif",
  title: "Constraints in CodeIF's manner",
  paper: "after Yan et al. 2025, CodeIF, arXiv 2502.19166",
  language: "python",
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: `codeif/${row.id}`,
      prompt: `${row.instruction} Write Python, and meet every one of these constraints:\n${row.constraints.map((each, at) => `${at + 1}. ${sayConstraint(each)}`).join("\n")}\n`,
      language: "python",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { constraints: row.constraints.map(sayConstraint), needs: row.needs },
      async verdict(answer, sandbox, signal) {
        const facts = await factsOf(plainAnswer(answer), sandbox, signal);
        const met = row.constraints.map((each) => typeof facts !== "string" && isMet(each, facts));
        return decided(
          row.constraints.map((each, at) => {
            const open = (row.needs[at] ?? []).filter((need) => !met[need]).map((need) => need + 1);
            const why = typeof facts === "string" ? facts : `not so: ${sayConstraint(each)}`;
            return {
              pass: met[at]!,
              why: open.length > 0 ? `${why} (needs ${open.join(", ")})` : why,
              part: each.kind,
            };
          }),
        );
      },
    },
    reference: row.reference,
  }),
  async *rows() {
    yield* ROWS;
  },
};

export default codeif;
