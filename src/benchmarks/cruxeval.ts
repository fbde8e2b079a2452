import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { argumentsProgram, literalProgram } from "./answers/literal-program.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  id: z.string().min(1),
  /** Defines `f`. */
  code: z.string().regex(/^def f\(/m, "expected a function named f"),
  /** Its arguments, and what it returns for them, as Python writes them. */
  input: z.string(),
  output: z.string().min(1),
});

type Row = z.infer<typeof Row>;

const FILE: Source = {
  file: "cruxeval.jsonl",
  alsoNamed: ["cruxeval.jsonl.gz"],
  url: "https://raw.githubusercontent.com/facebookresearch/cruxeval/190faf16d175b5847b0af05d937872b1fb395942/data/cruxeval.jsonl",
  sha256: "8368b81047dc5014e4caf5a2f97604eff7644e0ecd7415e3ceeb184bbc2e0c96",
  licence: "MIT",
};

const ASK = {
  output: ({ code, input }: Row) =>
    `What does the call return? Answer with the value only, as a Python literal.\n\n${code}\n\nassert f(${input}) == ??\n`,
  input: ({ code, output }: Row) =>
    `Find arguments for which the call returns this value; any that do are right. Answer with the arguments only, as they stand between the brackets of the call.\n\n${code}\n\nassert f(??) == ${output}\n`,
};

/** CRUXEval: what 800 small Python functions return (`output`), or were given (`input`). The answer is a value. */
const cruxeval: Benchmark<Row> = {
  id: "cruxeval",
  title: "CRUXEval",
  paper: "Gu et al. 2024, arXiv 2401.03065",
  language: "python",
  parts: { output: FILE, input: FILE },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part) => {
    const direction = part === "input" ? "input" : "output";
    return {
      task: {
        id: `cruxeval/${direction}/${row.id}`,
        prompt: ASK[direction](row),
        language: "python",
        tests: [],
      },
      suite: {
        entry: "answered",
        tests: [{ kind: "code", code: `assert answered() == ${row.output}` }],
        limits: { cpuSeconds: 3 },
      },
      program: (answer) =>
        direction === "output" ? literalProgram(answer) : argumentsProgram(row.code, "f", answer),
      // One call has no arguments: its right answer is empty, and no empty answer passes.
      ...(row[direction] !== "" && { reference: row[direction] }),
    };
  },
};

export default cruxeval;
