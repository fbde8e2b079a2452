import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
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
  /** Answers of each direction that are judged, where building a program takes a second; all unless given. */
  part?: number;
  /** Where the file says other than its own programs do. */
  outputTolerance?: number;
  outputNote?: string;
}

const TONGUES: Tongue[] = [
  {
    name: "Python",
    language: "python",
    file: "py",
    test: /^def check\(/m,
    input: 82,
    output: 168,
    items: 799,
  },
  {
    name: "JavaScript",
    language: "javascript",
    file: "js",
    test: /^const assert = /m,
    input: 119,
    output: 142,
    items: 743,
  },
  {
    name: "TypeScript",
    language: "typescript",
    file: "ts",
    test: /^declare var require/m,
    input: 88,
    output: 129,
    items: 726,
    part: 60,
    outputTolerance: 2,
    outputNote: "Node's loose comparison took a number for its text",
  },
  {
    name: "C++",
    language: "cpp",
    file: "cpp",
    test: /^}\s*int main\(/m,
    input: 38,
    output: 55,
    items: 733,
    part: 60,
  },
  {
    name: "Java",
    language: "java",
    file: "java",
    test: /^ {4}}\s*public static void main/m,
    input: 20,
    output: 25,
    items: 698,
    part: 60,
  },
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
  title: "CRUXEval-X with phi-1, in seven languages",
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
          ...(tongue.part && {
            part: sampled(items, tongue.part, `${ports.seed} ${tongue.name} ${direction}`),
          }),
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
