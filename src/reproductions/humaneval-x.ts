import { z } from "zod";
import type { AssayError } from "../core/errors.ts";
import { openLanguage } from "../languages/open/open.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  prompt: z.string(),
  declaration: z.string().optional(),
  import: z.string().optional(),
  canonical_solution: z.string(),
  buggy_solution: z.string().optional(),
  test: z.string(),
  test_setup: z.string().optional(),
  entry_point: z.string().optional(),
});

type Row = z.infer<typeof Row>;

interface Source {
  name: string;
  language: string;
  file: string;
  /** The text in front of a solution. */
  head(row: Row): string;
  /** Finds the name of the function that a declaration ends with. */
  entry: RegExp;
  /** HumanEvalPack: also its buggy solutions, which must fail. */
  buggy?: boolean;
  /** In percentage points, where references are known not to pass; `note` says why. */
  tolerance?: number;
  note?: string;
}

const declared = (row: Row) => row.declaration ?? row.prompt;
/** Solutions of Go leave out imports; the authors' evaluator adds those of these packages that a program names. */
const GO_PACKAGES = "math strings fmt strconv time bytes regexp sort math/rand crypto/md5".split(" ");
const go = (row: Row) => {
  const head = `${row.test_setup ?? ""}\n${row.prompt}`;
  const whole = declared(row) + row.canonical_solution + row.test;
  const used = GO_PACKAGES.filter((path) => {
    const name = path.split("/").at(-1);
    return new RegExp(`\\b${name}\\.`).test(whole) && !head.includes(`"${path}"`);
  });
  const imports = used.map((path) => `import "${path}"\n`).join("");
  return head.replace(/^\s*package main\s*$/m, `package main\n${imports}`);
};
const CALLABLE = /(\w+)\s*(?:=\s*)?\((?=[^(]*$)/;
const CPP = /(\w+)\s*\([^()]*\)\s*\{\s*$/;
const GO = /func\s+(\w+)\s*\([^\n]*\s*$/;

const SOURCES: Source[] = [
  {
    name: "C++",
    language: "cpp",
    file: "humaneval-x/humaneval_cpp",
    head: (row) => row.prompt,
    entry: CPP,
    tolerance: 2,
    note: "two references include Boost",
  },
  { name: "Go", language: "go", file: "humaneval-x/humaneval_go", head: go, entry: GO },
  { name: "Java", language: "java", file: "humaneval-x/humaneval_java", head: declared, entry: CALLABLE },
  {
    name: "JavaScript",
    language: "javascript",
    file: "humaneval-x/humaneval_js",
    head: (row) => row.prompt,
    entry: /const\s+(\w+)/,
    tolerance: 2,
    note: "two references fail their tests, which only print; one needs js-md5",
  },
  {
    name: "Python",
    language: "python",
    file: "humaneval-x/humaneval_python",
    head: (row) => row.prompt,
    entry: /def\s+(\w+)/,
  },
  { name: "Rust", language: "rust", file: "humaneval-x/humaneval_rust", head: declared, entry: /fn\s+(\w+)/ },
  {
    name: "Go pack",
    language: "go",
    file: "humanevalpack-a/humanevalpack_go",
    head: go,
    entry: GO,
    buggy: true,
  },
  {
    name: "Java pack",
    language: "java",
    file: "humanevalpack-a/humanevalpack_java",
    head: declared,
    entry: CALLABLE,
    buggy: true,
  },
  {
    name: "JavaScript pack",
    language: "javascript",
    file: "humanevalpack-a/humanevalpack_js",
    head: (row) => row.prompt,
    entry: /const\s+(\w+)/,
    buggy: true,
  },
  {
    name: "Python pack",
    language: "python",
    file: "humanevalpack-a/humanevalpack_python",
    head: (row) => row.prompt,
    entry: /def\s+(\w+)/,
    buggy: true,
  },
];

/** HumanEval-X's JavaScript tests only print when an assertion does not hold. */
const LOUD = "console.assert = (holds) => { if (!holds) throw new Error('assertion failed'); };";

/** The references of HumanEval-X and HumanEvalPack pass in each language that is here, and the pack's bugs do not. */
const humanevalX: Reproduction = {
  id: "humaneval-x",
  title: "HumanEval-X and HumanEvalPack references, each in its language",
  paper: "Zheng et al. 2023, arXiv 2303.17568; Muennighoff et al. 2023, arXiv 2308.07124",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const source of SOURCES) {
      const missing = await (await openLanguage(source.language)).toolchain().then(
        () => undefined,
        (error: AssayError) => error,
      );
      if (missing) ports.onNotice(`${source.name}: not judged, ${missing.message}`);
      if (missing) continue;
      const rows = await recordedRows(`${source.file}.jsonl.gz`, Row, ports.data);
      const items = rows.flatMap((row) => itemsOf(row, source));
      const { name, tolerance, note } = source;
      const published = { passes: rows.length, items: items.length };
      runs.push({ name, items, published, ...(tolerance && { tolerance }), ...(note && { note }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

function itemsOf(row: Row, { language, head, entry, buggy }: Source): RecordedItem[] {
  const start = head(row);
  const name = row.entry_point ?? entry.exec(start)?.[1];
  const suite = {
    tests: [{ kind: "code" as const, code: row.test }],
    ...(name && { entry: name }),
    ...(language === "javascript" && { prelude: LOUD }),
    limits: { cpuSeconds: 10 },
  };
  const item = (what: string, solution: string, passed: boolean): RecordedItem => {
    return { name: `${row.task_id} ${what}`, language, program: start + solution, suite, passed };
  };
  const reference = item("reference", row.canonical_solution, true);
  return buggy && row.buggy_solution ? [reference, item("bug", row.buggy_solution, false)] : [reference];
}

export default humanevalX;
