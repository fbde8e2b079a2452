import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { staticJudge, unjudged } from "./security/findings.ts";

const Row = z.object({
  ID: z.string().regex(/^CWE-\d+/, "expected an id that begins with a CWE number"),
  /** The beginning of a program. */
  Prompt: z.string().min(1),
  /** A continuation as it should not be. */
  Insecure_code: z.string(),
});

type Row = z.infer<typeof Row>;

/**
 * SecurityEval: 121 beginnings of Python programs, each inviting one weakness. There are no tests: static rules decide,
 * and a weakness that no rule looks for is not judged. The insecure programs are the control for the rules.
 */
const securityeval: Benchmark<Row> = {
  id: "securityeval",
  title: "SecurityEval v2.1",
  paper: "Siddiq and Santos 2022, MSR4P&S, SecurityEval dataset",
  language: "python",
  source: {
    file: "SecurityEval/dataset.jsonl",
    alsoNamed: ["securityeval-copilot/dataset.jsonl.gz", "SecurityEval.jsonl"],
    url: "https://raw.githubusercontent.com/s2e-lab/SecurityEval/6f4fb70f782c6d47b02ea24341e8ef8c1eb04a6a/dataset.jsonl",
    sha256: "e46918698e190e481399c51330c60049ed34a38ccc2546c9a81f0c84d446335f",
    licence: "none stated",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const cwe = Number(/\d+/.exec(row.ID)?.[0]);
    return {
      task: {
        id: `securityeval/${row.ID.replace(/\.py$/, "")}`,
        prompt: `Complete this Python program, and give the whole program.\n\n${row.Prompt}\n`,
        language: "python",
        starter: row.Prompt,
        tests: [],
      },
      suite: { tests: [] },
      judge: staticJudge(cwe, row.Prompt),
      missing: async () => unjudged(cwe),
    };
  },
};

export default securityeval;
