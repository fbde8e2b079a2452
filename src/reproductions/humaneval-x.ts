import { z } from "zod";
import { assembled, HumanEvalXRow } from "../benchmarks/multilingual/humaneval-x.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { judgeable } from "./recorded/judgeable.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = HumanEvalXRow.extend({ buggy_solution: z.string().optional() });

type Row = z.infer<typeof Row>;

interface Source {
  name: string;
  /** The part of the benchmark that its rows are like. */
  part: string;
  file: string;
  /** In percentage points, where references are known not to pass; `note` says why. */
  tolerance?: number;
  note?: string;
}

const LANGUAGES: Record<string, string> = {
  cpp: "C++",
  go: "Go",
  java: "Java",
  js: "JavaScript",
  python: "Python",
  rust: "Rust",
};

const BOOST = { tolerance: 2, note: "two references include Boost" };

const PLAIN: Source[] = Object.entries(LANGUAGES).map(([part, name]) => ({
  name,
  part,
  file: `humaneval_${part}`,
  ...(part === "cpp" && BOOST),
  ...(part === "js" && {
    tolerance: 2,
    note: "two references fail their tests, which only print; one needs js-md5",
  }),
}));

const PACK: Source[] = ["go", "java", "js", "python"].map((part) => ({
  name: `${LANGUAGES[part]} pack`,
  part,
  file: `humanevalpack_${part}`,
}));

/** HumanEvalPack in the languages beside those. */
function otherSource({ name, match: [, pack, part = ""] }: FoundFile): Source | undefined {
  const language = LANGUAGES[part];
  if (language === undefined || pack === undefined) return undefined;
  return { name: `${language} pack`, part, file: name, ...(part === "cpp" && BOOST) };
}

const LIKE = {
  folder: /^humaneval-?(x|pack)/,
  file: /humaneval(pack)?_([a-z]+)/,
  row: Row,
  other: otherSource,
};

/** The references of HumanEval-X and HumanEvalPack pass in each language that is here, and the pack's bugs do not. */
const humanevalX: Reproduction = {
  id: "humaneval-x",
  title: "HumanEval-X and HumanEvalPack references, each in its language",
  paper: "Zheng et al. 2023, arXiv 2303.17568; Muennighoff et al. 2023, arXiv 2308.07124",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, part, rows, tolerance, note } of await recordedRuns(
      [...PLAIN, ...PACK],
      LIKE,
      ports,
    )) {
      const items = rows.flatMap((row) => itemsOf(row, part));
      const published = { passes: rows.length, items: items.length };
      runs.push({ name, items, published, ...(tolerance && { tolerance }), ...(note && { note }) });
    }
    yield* comparedRuns(ports, await judgeable(runs, ports));
  },
};

function itemsOf(row: Row, part: string): RecordedItem[] {
  const { language, head, suite } = assembled(row, part);
  const item = (what: string, solution: string, passed: boolean): RecordedItem => {
    return { name: `${row.task_id} ${what}`, language, program: head + solution, suite, passed };
  };
  const reference = item("reference", row.canonical_solution, true);
  return row.buggy_solution ? [reference, item("bug", row.buggy_solution, false)] : [reference];
}

export default humanevalX;
