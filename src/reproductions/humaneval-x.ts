import { z } from "zod";
import { assembled, HumanEvalXRow } from "../benchmarks/multilingual/humaneval-x.ts";
import type { AssayError } from "../core/errors.ts";
import { openLanguage } from "../languages/open/open.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = HumanEvalXRow.extend({ buggy_solution: z.string().optional() });

type Row = z.infer<typeof Row>;

interface Source {
  name: string;
  /** The part of the benchmark that its rows are like. */
  part: string;
  file: string;
  /** HumanEvalPack: also its buggy solutions, which must fail. */
  buggy?: boolean;
  /** In percentage points, where references are known not to pass; `note` says why. */
  tolerance?: number;
  note?: string;
}

const plain = (name: string, part: string): Source => ({ name, part, file: `humaneval-x/humaneval_${part}` });
const pack = (name: string, part: string): Source => ({
  name: `${name} pack`,
  part,
  file: `humanevalpack-a/humanevalpack_${part}`,
  buggy: true,
});

const SOURCES: Source[] = [
  { ...plain("C++", "cpp"), tolerance: 2, note: "two references include Boost" },
  plain("Go", "go"),
  plain("Java", "java"),
  {
    ...plain("JavaScript", "js"),
    tolerance: 2,
    note: "two references fail their tests, which only print; one needs js-md5",
  },
  plain("Python", "python"),
  plain("Rust", "rust"),
  pack("Go", "go"),
  pack("Java", "java"),
  pack("JavaScript", "js"),
  pack("Python", "python"),
];

/** The references of HumanEval-X and HumanEvalPack pass in each language that is here, and the pack's bugs do not. */
const humanevalX: Reproduction = {
  id: "humaneval-x",
  title: "HumanEval-X and HumanEvalPack references, each in its language",
  paper: "Zheng et al. 2023, arXiv 2303.17568; Muennighoff et al. 2023, arXiv 2308.07124",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, part, file, buggy, tolerance, note } of SOURCES) {
      const rows = await recordedRows(`${file}.jsonl.gz`, Row, ports.data);
      const { language } = assembled(rows[0]!, part);
      const missing = await (await openLanguage(language)).toolchain().then(
        () => undefined,
        (error: AssayError) => error,
      );
      if (missing) ports.onNotice(`${name}: not judged, ${missing.message}`);
      if (missing) continue;
      const items = rows.flatMap((row) => itemsOf(row, part, buggy));
      const published = { passes: rows.length, items: items.length };
      runs.push({ name, items, published, ...(tolerance && { tolerance }), ...(note && { note }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

function itemsOf(row: Row, part: string, buggy?: boolean): RecordedItem[] {
  const { language, head, suite } = assembled(row, part);
  const item = (what: string, solution: string, passed: boolean): RecordedItem => {
    return { name: `${row.task_id} ${what}`, language, program: head + solution, suite, passed };
  };
  const reference = item("reference", row.canonical_solution, true);
  return buggy && row.buggy_solution ? [reference, item("bug", row.buggy_solution, false)] : [reference];
}

export default humanevalX;
