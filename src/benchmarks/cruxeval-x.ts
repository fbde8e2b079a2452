import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import type { Problem } from "../core/problem.ts";
import type { Test } from "../core/task.ts";
import { verdictOf } from "../core/verdict.ts";
import { isBalanced } from "./answers/balanced.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z
  .object({
    id: z.number(),
    /** The function and its test. */
    code: z.string(),
    /** The end of `code` with `????` for the arguments of the call, and for what it returns. */
    input_reasoning: z.string().regex(/\?{4}/),
    output_reasoning: z.string().regex(/\?{4}/),
  })
  .refine(
    (row) => parted(row.code, row.output_reasoning) && parted(row.code, row.input_reasoning),
    "the code does not end as its question does",
  );

type Row = z.infer<typeof Row>;

const LANGUAGES: Record<string, { language: string; sha256: string }> = {
  cpp: { language: "cpp", sha256: "10161a03deedbac2c04dad207b9e9aeb9c2645d4753995bad6939532a6e0d5df" },
  java: { language: "java", sha256: "ae0b30583545f9bb9e63eeb6c196849ea8a9cc13e13bb974855a3249f34d554c" },
  js: { language: "javascript", sha256: "649910c6c34faf7c453fbb2ca243774b4297e1708d8bbb165874f34d36fee658" },
  lua: { language: "lua", sha256: "832a6cb12419f14f8e5f8a02554bedda1d01022a3c50b44e877dd7488a6d4797" },
  py: { language: "python", sha256: "d37a96859645dc570ecb4f4e5f22f71f34d5d335b5e053fab78cbed4e500ae7f" },
  sh: { language: "bash", sha256: "4222598fd03d17816896534e31811130dd7f7d50cf967060bc27c5fb82523f76" },
  ts: { language: "typescript", sha256: "3cbcb5f37e2c491972591c210fdee21991f02231bd650fa52f1383cb678d322d" },
};

/**
 * Rows whose own answer is wrong here: Bash programs that list an associative array in the order of another version, or
 * need a command that is not there, and a Lua one that relies on the order of a table. `sh-input/135` is a call without
 * arguments: its answer is empty.
 */
const WITHOUT_REFERENCE: Record<string, number[]> = {
  "sh-input": [25, 99, 111, 135, 182, 288, 304, 349, 541, 578, 670, 732, 797],
  "sh-output": [25, 99, 111, 182, 288, 304, 349, 541, 578, 670, 732, 797],
  "lua-input": [664],
  "lua-output": [664],
};

const parts: Record<string, Source> = {};
for (const [name, { sha256 }] of Object.entries(LANGUAGES))
  for (const direction of ["input", "output"])
    parts[`${name}-${direction}`] = {
      file: `data_${name}.jsonl.gz`,
      alsoNamed: [`data_${name}.jsonl`],
      url: `https://raw.githubusercontent.com/CRUXEVAL-X/cruxeval-x/5c005eb77e88b593ffe8c81b89850dcb59249da4/datasets/cruxeval_preprocessed/${name}.jsonl`,
      sha256,
      licence: "none stated",
    };

/** CRUXEval-X: CRUXEval's functions in seven languages. The answer is one side of one assertion. */
const cruxevalX: Benchmark<Row> = {
  id: "cruxeval-x",
  title: "CRUXEval-X",
  paper: "Xu et al. 2024, arXiv 2408.13001",
  language: "python",
  parts,
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "") => {
    const [name = "", direction = ""] = part.split("-");
    const { language } = LANGUAGES[name] ?? { language: "python" };
    const asked = direction === "input" ? row.input_reasoning : row.output_reasoning;
    const { program, answer } = parted(row.code, asked)!;
    return {
      task: {
        id: `cruxeval-x/${part}/${row.id}`,
        prompt: `Replace ???? so that the assertion holds. Answer with the replacement only.\n\n${program}${asked}`,
        language,
        tests: [],
      },
      suite: { tests: [] },
      judge: judgeOf({ language, program, asked, output: direction === "output" }),
      ...(!WITHOUT_REFERENCE[part]?.includes(row.id) && { reference: answer }),
    };
  },
};

interface Question {
  language: string;
  program: string;
  asked: string;
  output: boolean;
}

function judgeOf({ language, program, asked, output }: Question): NonNullable<Problem["judge"]> {
  return {
    key: { language, program, asked, output },
    async verdict(answer, sandbox, signal) {
      const value = plainAnswer(answer);
      const why = refused(value, language, output);
      if (why !== undefined) return decided([{ pass: false, why }]);
      // In Python an answer stands behind `==`, where `or` would go on.
      const written = language === "python" && output ? `(${value})` : value;
      const test: Test = { kind: "code", code: asked.replace("????", () => written) };
      const suite = { tests: [test], entry: "f" };
      const verdict = await sandbox.check({ language, program, suite }, signal);
      return verdictOf(verdict.checks, 1, verdict.measures);
    },
  };
}

/** Why a text cannot stand for one side of an assertion, if so. */
function refused(value: string, language: string, output: boolean): string | undefined {
  if (value === "") return "no answer";
  if (language === "bash" && output && !/^("(\\.|[^"\\`$])*"|'[^']*'|[\w.:,+/-]+)$/.test(value))
    return "the answer is not one word of the shell";
  if (language !== "bash" && !isBalanced(value)) return "the answer's brackets do not pair up";
  const unquoted = value.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, "");
  if (output && /\b(f|candidate)\s*\(/.test(unquoted)) return "the answer calls the function it is about";
  return undefined;
}

/** What stands before the test, and what stands in the place of `????`. */
function parted(code: string, asked: string): { program: string; answer: string } | undefined {
  const [before = "", after = ""] = asked.split("????");
  const begins = code.lastIndexOf(before);
  if (begins === -1 || !code.endsWith(after)) return undefined;
  return {
    program: code.slice(0, begins),
    answer: code.slice(begins + before.length, code.length - after.length),
  };
}

export default cruxevalX;
