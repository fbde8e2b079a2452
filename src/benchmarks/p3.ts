import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  name: z.string().min(1),
  /** Defines `sat(answer, …inputs with defaults)`. */
  sat: z.string().regex(/^def sat\(/, "expected a function named sat"),
  ans_type: z.string().min(1),
  sol_header: z.string(),
  sol_docstring: z.string(),
  /** Right answers, most often one; some puzzles have none that is known. */
  sol_bodies: z.array(z.string()),
});

type Row = z.infer<typeof Row>;

/** Whether a value has the declared type, elements included. */
const TYPED = `def _typed(value, kind):
    if kind.startswith("List["):
        return type(value) is list and all(_typed(each, kind[5:-1]) for each in value)
    return type(value).__name__ == kind`;

/** Later Pythons refuse to write out numbers of thousands of digits, which some verifiers ask for. */
const LONG_NUMBERS = `import sys
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(1000000)`;

/** Its known answer is a list of 68 MB: more than a value that is returned may be. */
const TOO_LARGE = "ExponentialCoinMoves:0";

/** P3: 397 programming puzzles. A program's `sol()` gives a value that the verifier `sat` accepts. */
const p3: Benchmark<Row> = {
  id: "p3",
  title: "Programming puzzles (P3, test set v0.2)",
  paper: "Schuster et al. 2021, arXiv 2106.05784",
  language: "python",
  source: {
    file: "397puzzles.json",
    alsoNamed: ["397puzzles.jsonl.gz", "397puzzles.jsonl"],
    url: "https://raw.githubusercontent.com/microsoft/PythonProgrammingPuzzles/017f488b8f6320b8220cda38e78f2f72a36eab20/solvers/codex/397puzzles.json",
    sha256: "9acc4dbfe549afcbeb484e9570428efb9ee29a2c173bb37c7e088ad787d32d9d",
    licence: "MIT",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    // The answer comes first, from a process of its own: it cannot replace the verifier.
    const code = `from typing import *\n${LONG_NUMBERS}\n${TYPED}\n${row.sat}\nanswer = sol()\nassert _typed(answer, ${JSON.stringify(row.ans_type)}), "not of the type ${row.ans_type}"\nassert sat(answer) is True`;
    const tests = [{ kind: "code" as const, code }];
    const [body] = row.sol_bodies;
    return {
      task: {
        id: `p3/${row.name}`,
        prompt: `Write sol(), without arguments, that returns a value of type ${row.ans_type} for which sat returns True:\n\n${row.sat}\n\n${row.sol_docstring.trim()}`,
        language: "python",
        entry: "sol",
        tests,
      },
      suite: { entry: "sol", tests, limits: { cpuSeconds: 10 } },
      ...(body !== undefined &&
        row.name !== TOO_LARGE && {
          reference: `from typing import *\n\n${row.sol_header}\n${body}\n`,
        }),
    };
  },
};

export default p3;
