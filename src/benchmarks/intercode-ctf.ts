import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  task_id: z.number(),
  query: z.string().min(1),
  /** The flag. */
  gold: z.string().min(1),
  source: z.string(),
  tags: z.array(z.string()),
});

type Row = z.infer<typeof Row>;

/**
 * InterCode-CTF: 100 puzzles of picoCTF, each hiding a flag. The puzzles' files are not in the record and many lie on
 * servers: without them a solver has the question alone. An answer is the flag, or `submit` and the flag, in any case.
 */
const intercodeCtf: Benchmark<Row> = {
  id: "intercode-ctf",
  title: "InterCode-CTF",
  paper: "Yang et al. 2023, arXiv 2306.14898, section 4.4",
  language: "bash",
  source: {
    file: "ic_ctf.json",
    alsoNamed: ["ctf_tasks.jsonl.gz", "ctf_tasks.jsonl"],
    url: "https://raw.githubusercontent.com/princeton-nlp/intercode/c3e46d827cfc9d4c704ec078f7abf9f41e3191d8/data/ctf/ic_ctf.json",
    sha256: "7d5c29724d23719de369e31126c26ebc9a925ae21769f1c3c029abf074def126",
    licence: "MIT",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => ({
    task: {
      id: `intercode-ctf/${row.task_id}`,
      prompt: `${row.query}\n\nAnswer with the flag only.\n`,
      language: "bash",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { flag: row.gold },
      async verdict(answer) {
        const said = plainAnswer(answer)
          .replace(/^submit\s+/, "")
          .toLowerCase();
        return decided([{ pass: said === row.gold.toLowerCase(), why: "another flag" }]);
      },
    },
    reference: row.gold,
  }),
};

export default intercodeCtf;
