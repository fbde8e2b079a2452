import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  project: z.string().min(1),
  commit: z.string().min(1),
  file_name: z.string(),
  /** What each side made of the piece, as differences against the common ancestor. */
  left_version_code_snippet: z.string(),
  right_version_code_snippet: z.string(),
  /** The piece with conflict marks. */
  merged_version_code_snippet: z.string(),
  /** What the developers committed. */
  child_version_code_snippet: z.string(),
});

type Row = z.infer<typeof Row>;

/**
 * ConflictBench (half of its 180 scenarios): merge conflicts of Java projects. An answer is the piece without the
 * conflict; it passes when it is what the developers committed, white space aside.
 */
const conflictbench: Benchmark<Row> = {
  id: "conflictbench",
  title: "ConflictBench (merge conflicts)",
  paper: "Shen and Meng 2024, ConflictBench, Journal of Systems and Software 214",
  language: "java",
  source: {
    file: "conflictbench.jsonl",
    alsoNamed: ["conflicts.jsonl.gz"],
    page: "https://github.com/NiSE-Virginia-Tech/ConflictBench/tree/0b7ebcb4749a07ea1c570fcf1018e413c5f836ce/Data",
    licence: "none stated",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const wanted = committed(row.child_version_code_snippet);
    return {
      task: {
        id: `conflictbench/${row.project}/${row.commit.slice(0, 12)}`,
        prompt: `Two branches changed ${row.file_name}. Resolve the conflict; answer with the lines that should stand in its place.\n\n${row.merged_version_code_snippet.trim()}\n\nThe first branch's change:\n${row.left_version_code_snippet}\n\nThe second branch's change:\n${row.right_version_code_snippet}\n`,
        language: "java",
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { wanted },
        async verdict(answer) {
          const given = plainAnswer(answer);
          if (given === "") return decided([{ pass: false, why: "no answer" }]);
          return decided([
            { pass: squeezed(given) === squeezed(wanted), why: `committed: ${wanted.slice(0, 300)}` },
          ]);
        },
      },
      ...(wanted.trim() !== "" && { reference: wanted }),
    };
  },
};

/** The text after a piece of a difference: lines that were added or stayed, without their marks. */
export function committed(difference: string): string {
  const lines = difference.replace(/^\n/, "").split("\n");
  const marked = lines.some((line) => /^[+-]/.test(line));
  if (!marked) return lines.join("\n");
  return lines
    .filter((line) => !line.startsWith("-"))
    .map((line) => (/^[+ ]/.test(line) ? line.slice(1) : line))
    .join("\n");
}

/** A text without its white space. */
export const squeezed = (text: string) => text.replace(/\s+/g, "");

export default conflictbench;
