import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { openLanguage } from "../languages/open/open.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";
import { formatFaults, sectionOf, withSections } from "./verina/sections.ts";

const Row = z.object({
  id: z.string().min(1),
  description: z.string().min(1),
  /** A Lean 4 file whose sections stand between `!benchmark` marks. */
  lean: z.string().regex(/!benchmark @start code\b/, "expected a section named code"),
  task: z.object({
    signature: z.object({ name: z.string(), parameters: z.array(z.object({ param_name: z.string() })) }),
  }),
  tests: z.array(z.object({ input: z.record(z.string(), z.json()), expected: z.json() })).min(1),
});

type Row = z.infer<typeof Row>;

const FILE: Source = {
  file: "verina.jsonl",
  alsoNamed: ["verina.jsonl.gz"],
  page: "https://github.com/sunblaze-ucb/verina/tree/d12090a87619cbfcc43b83a8cb08f6deda1ecea8/datasets/verina",
  licence: "Apache-2.0",
};

/**
 * VERINA: 189 Lean 4 tasks; the answer is the function's body. Part `format` looks at the text alone; `code` builds the
 * file and runs its tests, which needs Lean. Specifications and proofs are not judged.
 */
const verina: Benchmark<Row> = {
  id: "verina",
  title: "VERINA (format and code)",
  paper: "Ye et al. 2025, arXiv 2505.23135",
  language: "lean",
  parts: { format: FILE, code: FILE },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "format") => {
    const asked = withSections(row.lean, { code: "", code_aux: "", proof: "sorry" });
    const guards = row.tests.map(({ input, expected }) => guardOf(row, input, expected)).join("\n");
    return {
      task: {
        id: `verina/${part}/${row.id}`,
        prompt: `${row.description.trim()}\n\nWrite the section named code of this Lean 4 file. Answer with that section only.\n\n${asked}\n`,
        language: "lean",
        tests: [],
      },
      suite: { tests: [{ kind: "io", stdin: "", stdout: "" }], limits: { cpuSeconds: 200 } },
      program: (answer) =>
        plainAnswer(answer) === ""
          ? "#guard false"
          : `${withSections(row.lean, { code: `  ${plainAnswer(answer)}`, proof: "sorry" })}\n${guards}\n`,
      ...(part === "format" && {
        judge: {
          key: { part },
          async verdict(answer: string) {
            const faults = formatFaults(plainAnswer(answer));
            return decided([{ pass: faults === undefined, why: faults ?? "", part }]);
          },
        },
      }),
      ...(part === "code" && { missing: leanMissing }),
      reference: sectionOf(row.lean, "code"),
    };
  },
};

/** A check at build time that the function gives what is expected. */
function guardOf({ task: { signature } }: Row, input: Record<string, unknown>, expected: unknown): string {
  const values = signature.parameters.map(({ param_name: name }) => `(${leanText(input[name])})`);
  return `#guard ${signature.name} ${values.join(" ")} (by sorry) == (${leanText(expected)})`;
}

/** Strings in the data are Lean's own writing already. */
const leanText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

async function leanMissing(): Promise<string | undefined> {
  const lean = await openLanguage("lean");
  return lean.toolchain().then(
    () => undefined,
    () => "Lean 4",
  );
}

export default verina;
