import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const FOLDER = "cruxeval-x-phi1-a";

const Row = z.object({
  id: z.number(),
  /** The program and its test with `????` for the answer; null for a task that was not released. */
  code: z.string().nullable(),
  answer: z.string().nullable(),
  res: z.union([z.boolean(), z.literal(0)]),
});

type Row = z.infer<typeof Row>;

interface Tongue {
  name: string;
  language: string;
  file: string;
  /** Where the test begins. */
  test: RegExp;
  /** Passes recorded when the answer is the call's arguments, and when it is its value. */
  input: number;
  output: number;
  /** Released tasks. */
  items: number;
  /** Where the file says other than its own programs do. */
  outputTolerance?: number;
  outputNote?: string;
}

const TONGUES: Tongue[] = [
  { name: "Lua", language: "lua", file: "lua", test: /^lu = require/m, input: 122, output: 100, items: 741 },
  {
    name: "Bash",
    language: "bash",
    file: "sh",
    test: /^candidate\(\) \{/m,
    input: 138,
    output: 107,
    items: 674,
    outputTolerance: 3,
    outputNote: "some records contradict the programs they stand beside",
  },
];

/** phi-1 guesses what a function returns, or what it was given, in many languages; each guess with its recorded end. */
const cruxevalX: Reproduction = {
  id: "cruxeval-x",
  title: "CRUXEval-X with phi-1, Lua and Bash",
  paper: "Xu et al. 2024, arXiv 2408.13001; CRUXEval: Gu et al. 2024, arXiv 2401.03065",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const tongue of TONGUES)
      for (const direction of ["input", "output"] as const) {
        const rows = await recordedRows(
          `${FOLDER}/phi1_${tongue.file}_${direction}.jsonl.gz`,
          Row,
          ports.data,
        );
        const items = rows.flatMap((row) =>
          row.code === null ? [] : [itemOf(row, row.code, tongue, direction)],
        );
        runs.push({
          name: `${tongue.name}, ${direction}`,
          items,
          published: { passes: tongue[direction], items: tongue.items },
          ...(direction === "output" && tongue.outputTolerance && { tolerance: tongue.outputTolerance }),
          ...(direction === "output" && tongue.outputNote && { note: tongue.outputNote }),
        });
      }
    yield* comparedRuns(ports, runs);
  },
};

function itemOf({ id, answer, res }: Row, code: string, tongue: Tongue, direction: string): RecordedItem {
  const begins = tongue.test.exec(code)?.index ?? 0;
  return {
    name: `${direction} ${id}`,
    language: tongue.language,
    program: code.slice(0, begins),
    suite: { tests: [{ kind: "code", code: filled(code.slice(begins), answer ?? "") }], entry: "f" },
    passed: res === true,
  };
}

/** An answer may repeat the call that it is in. */
function filled(test: string, answer: string): string {
  const call = /\$\(candidate \?{4}\)|candidate\(\?{4}\)/.exec(test)?.[0];
  return test.replace(call && answer.includes("candidate") ? call : "????", () => answer);
}

export default cruxevalX;
