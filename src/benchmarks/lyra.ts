import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { AssayError } from "../core/errors.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { COMPARE } from "./lyra/compare.py.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  id: z.string().min(1),
  code: z.string().min(1),
  /** What is wanted, in Chinese and in English. */
  comm_zh: z.string(),
  comm_en: z.string().min(1),
});

type Row = z.infer<typeof Row>;

const Compared = z.object({ parses: z.boolean(), base: z.boolean(), whole: z.boolean() });

const source = (split: string, sha256: string): Source => ({
  file: `${split}.lyra.csv`,
  alsoNamed: [`lyra/${split}.jsonl.gz`, `${split}.lyra.jsonl`],
  url: `https://raw.githubusercontent.com/LIANGQINGYUAN/Lyra/2cbdc3afcf1c871b1594dd0e438db43ce9d613e2/lyra_dataset/${split}.lyra.csv`,
  sha256,
  licence: "GPL-3.0",
});

/**
 * Lyra: Python functions with SQL inside their strings, from an English description. Parts of a verdict: it parses; its
 * Python is that of the reference (`base`); so is the SQL, case and white space aside (`whole`), which is what passes.
 */
const lyra: Benchmark<Row> = {
  id: "lyra",
  title: "Lyra (SQL inside Python)",
  paper: "Liang et al. 2021, arXiv 2108.12144",
  language: "python",
  parts: {
    test: source("test", "d9c0811c8a38bc934e84908d63268f1ca318a0d543969da522587f99ca71bdde"),
    valid: source("valid", "0fe977e6921e3152be80c8a03b30e226b1760684ce623519c7c122fc2b596636"),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "test") => ({
    task: {
      id: `lyra/${part}/${row.id}`,
      prompt: `Write this Python function. Words after $ are names of the code.\n\n${row.comm_en.trim()}\n\n${signatureOf(row.code)}\n`,
      language: "python",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { reference: row.code, compare: COMPARE },
      async verdict(answer, sandbox, signal) {
        const given = plainAnswer(answer);
        if (given === "") return decided([{ pass: false, why: "no code" }]);
        const stdin = JSON.stringify({ given, reference: row.code });
        const { stdout, stderr, outcome } = await sandbox.run(
          { language: "python", program: COMPARE, stdin },
          signal,
        );
        if (outcome === "timeout" || outcome === "memory") return decided([{ pass: false, why: outcome }]);
        if (outcome !== "pass")
          throw new AssayError("SANDBOX_BROKEN", "the syntax trees were not compared", {
            where: stderr.slice(-300),
          });
        const { parses, base, whole } = Compared.parse(JSON.parse(stdout));
        return decided([
          { pass: parses, why: "it does not parse", part: "parses" },
          { pass: base, why: "another program around the SQL", part: "base" },
          { pass: whole, why: "another program, or other SQL", part: "whole" },
        ]);
      },
    },
    reference: row.code,
  }),
};

/** The imports and the first line of the function. */
const signatureOf = (code: string) => (/^[\s\S]*?def [^\n]*/.exec(code)?.[0] ?? "").trim();

export default lyra;
