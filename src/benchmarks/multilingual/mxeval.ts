import { z } from "zod";
import type { Source } from "../../core/benchmark.ts";
import type { Problem } from "../../core/problem.ts";

/** A row of MBXP and of Multilingual HumanEval. */
export const MxEvalRow = z.object({
  task_id: z.string().min(1),
  language: z.string(),
  /** Comment and signature; a completion is the body and what closes it. */
  prompt: z.string(),
  entry_point: z.string(),
  test: z.string(),
  description: z.string(),
  canonical_solution: z.string().nullable(),
});

export type MxEvalRow = z.infer<typeof MxEvalRow>;

const URL =
  "https://raw.githubusercontent.com/amazon-science/mxeval/e09974f990eeaf0c0e8f2b5eaff4be66effb2c86/data";

/** A file of the release, `folder/name_version`; `byName`: not in the whole ({@link Source.byName}). */
export function mxEvalSource(path: string, sha256: string, byName = false): Source {
  const [folder = "", name = ""] = path.split("/");
  return {
    file: `${name}.jsonl`,
    // A common repackaging puts the folder into the name and has no dots.
    alsoNamed: [`${name}.jsonl.gz`, `${folder}__${name.replaceAll(".", "_")}.jsonl.gz`],
    url: `${URL}/${path}.jsonl`,
    sha256,
    licence: "Apache-2.0",
    ...(byName && { byName }),
  };
}

/** The JavaScript tests load lodash for one function. */
const IS_EQUAL = 'const _ = { isEqual: require("node:util").isDeepStrictEqual };';

export function mxEvalProblem(row: MxEvalRow): Problem {
  const test = row.test.replace(/const _ = require\(["']lodash["']\);?/, IS_EQUAL);
  const python = row.language === "python";
  // Four functions are called as the tests' own is, which the published harness takes for them.
  const renamed = test.replace(/^def check\(/m, "def _check_candidate(");
  return {
    task: {
      id: row.task_id,
      prompt: row.prompt,
      language: row.language,
      entry: row.entry_point,
      starter: row.prompt,
      tests: [],
    },
    suite: {
      entry: row.entry_point,
      tests: [{ kind: "code", code: python ? `${renamed}\n_check_candidate(${row.entry_point})` : test }],
      limits: { cpuSeconds: 15 },
    },
    ...(row.canonical_solution !== null && { reference: row.prompt + row.canonical_solution }),
  };
}
