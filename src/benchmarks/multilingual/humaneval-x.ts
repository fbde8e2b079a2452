import { z } from "zod";
import type { Suite } from "../../core/task.ts";

/** A row of HumanEval-X and of HumanEvalPack, which was made from it. */
export const HumanEvalXRow = z.object({
  task_id: z.string().min(1),
  prompt: z.string(),
  /** Imports and signature, without the docstring. */
  declaration: z.string().default(""),
  /** Go: what a test file begins with. */
  test_setup: z.string().optional(),
  canonical_solution: z.string(),
  test: z.string(),
  entry_point: z.string().optional(),
});

export type HumanEvalXRow = z.infer<typeof HumanEvalXRow>;

/** How programs of one language are put together from its rows. */
interface Assembly {
  language: string;
  /** The text in front of a solution. */
  head(row: HumanEvalXRow): string;
  /** Finds the name of the function in that text. */
  entry: RegExp;
}

const declared = (row: HumanEvalXRow) => row.declaration || row.prompt;
const prompted = (row: HumanEvalXRow) => row.prompt;

/** Solutions of Go leave out imports; the authors' evaluator adds those of these packages that a program names. */
const GO_PACKAGES = "math strings fmt strconv time bytes regexp sort math/rand crypto/md5".split(" ");

function goHead(row: HumanEvalXRow): string {
  const head = `${row.test_setup ?? ""}\n${row.prompt}`;
  const whole = declared(row) + row.canonical_solution + row.test;
  const used = GO_PACKAGES.filter((path) => {
    const name = path.split("/").at(-1);
    return new RegExp(`\\b${name}\\.`).test(whole) && !head.includes(`"${path}"`);
  });
  const imports = used.map((path) => `import "${path}"\n`).join("");
  return head.replace(/^\s*package main\s*$/m, `package main\n${imports}`);
}

export const ASSEMBLIES: Record<string, Assembly> = {
  cpp: { language: "cpp", head: prompted, entry: /(\w+)\s*\([^()]*\)\s*\{\s*$/ },
  go: { language: "go", head: goHead, entry: /func\s+(\w+)\s*\([^\n]*\s*$/ },
  java: { language: "java", head: declared, entry: /(\w+)\s*(?:=\s*)?\((?=[^(]*$)/ },
  js: { language: "javascript", head: prompted, entry: /const\s+(\w+)/ },
  python: { language: "python", head: prompted, entry: /def\s+(\w+)/ },
  rust: { language: "rust", head: declared, entry: /fn\s+(\w+)/ },
};

/** A row's id says its language: `Rust/7`. */
const PREFIXES: Record<string, string> = {
  CPP: "cpp",
  Go: "go",
  Java: "java",
  JavaScript: "js",
  Python: "python",
  Rust: "rust",
};

/** HumanEval-X's JavaScript tests only print when an assertion does not hold. */
const LOUD = "console.assert = (holds) => { if (!holds) throw new Error('assertion failed'); };";

/** The text in front of a solution, the function's name, and what decides; `part` where the id names no language. */
export function assembled(
  row: HumanEvalXRow,
  part: string,
): { language: string; head: string; entry: string | undefined; suite: Suite } {
  const { language, head, entry } = ASSEMBLIES[PREFIXES[row.task_id.split("/")[0]!] ?? part]!;
  const start = head(row);
  const name = row.entry_point ?? entry.exec(start)?.[1];
  return {
    language,
    head: start,
    entry: name,
    suite: {
      tests: [{ kind: "code", code: row.test }],
      ...(name !== undefined && { entry: name }),
      ...(language === "javascript" && { prelude: LOUD }),
      limits: { cpuSeconds: 10 },
    },
  };
}
