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

const LANGUAGES: Record<string, { language: string; sha256: string; byName?: boolean }> = {
  cpp: { language: "cpp", sha256: "3c38b8d77e2f832d81bf696f441ada4f4b45edbbae9496934c317ef8d1d9c86c" },
  java: { language: "java", sha256: "5702d947aaac055885ff219e759a83b1459bf6494e6efa24e7841dc299a61420" },
  js: { language: "javascript", sha256: "5c4fa32ac9c639ff6d630e0dcb3aba899016428bcd660520c9913e21a5c20daa" },
  lua: { language: "lua", sha256: "e3c5b81f244e9e9c66ba1a1980c9fe189f0122dadb38d1b0425441cbb707db29" },
  py: { language: "python", sha256: "7a0c363719dc5a5bbc4db3f008c92c3bedefc9a9bef34ec2754384719e36dcdd" },
  sh: { language: "bash", sha256: "8227a8a12d460656f0e4bf870d7980ad56ff806362a5e1142855b774c7308691" },
  ts: { language: "typescript", sha256: "0f7d44ac2171257035897acd3797246c2fb8c46777cc10b0e6b74830c132c985" },
  cs: {
    language: "csharp",
    sha256: "7cfeb71da970fe1ade909ba5552b8394d67f65d661f2a87d1c7b574fc9c63288",
    byName: true,
  },
  d: {
    language: "d",
    sha256: "208350f679541b7acef078be0ca5ca69a70a0b392a75113a442e50781918bbde",
    byName: true,
  },
  go: {
    language: "go",
    sha256: "fc143cdb9b8d6ec5420fc7af935106f2e62e95895ef0b9ab642785b931f49b86",
    byName: true,
  },
  jl: {
    language: "julia",
    sha256: "0ded17af0b8c3dd88171bfc167ef52bee3b198fdcd83113eb6293875e70ad843",
    byName: true,
  },
  php: {
    language: "php",
    sha256: "6a9880b226f354778d4a6776d40a290e19e9e2803a48a482fcd8a3dfd1de7a2b",
    byName: true,
  },
  pl: {
    language: "perl",
    sha256: "429b063a83080a09f5caf848d0ac16e6391a2ff99d7dc610437a026aac67484b",
    byName: true,
  },
  r: {
    language: "r",
    sha256: "252b9b1122fe785c32e868c88ecfc3434b19853f78b796e5d0399a7213fe9633",
    byName: true,
  },
  rb: {
    language: "ruby",
    sha256: "71c2507145e762687a8d5e87004a2a5561efd98404b53e00460343b8a8b70094",
    byName: true,
  },
  rkt: {
    language: "racket",
    sha256: "c3d44984f2db70cfc2989f648f31a16f4e6ee36819a805522786cd4d1c525a30",
    byName: true,
  },
  rs: {
    language: "rust",
    sha256: "23a25d91609e93af19e626b69bb5fedf33a90432bef8e446f3ad753fd3a293b3",
    byName: true,
  },
  scala: {
    language: "scala",
    sha256: "2267ef78b69c6f037404bdcf61133b78bcfa97f26c5a08d5fe462abc3f985ec1",
    byName: true,
  },
  swift: {
    language: "swift",
    sha256: "b592f265ca818c371a38d1fa504eca39e7e1561c4d1e12566a40e88f3b8f2d57",
    byName: true,
  },
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
for (const [name, { sha256, byName = false }] of Object.entries(LANGUAGES))
  for (const direction of ["input", "output"])
    parts[`${name}-${direction}`] = {
      file: `data_${name}.jsonl`,
      alsoNamed: [`data_${name}.jsonl.gz`],
      url: `https://raw.githubusercontent.com/CRUXEVAL-X/cruxeval-x/5c005eb77e88b593ffe8c81b89850dcb59249da4/datasets/cruxeval_preprocessed/${name}.jsonl`,
      sha256,
      licence: "none stated",
      ...(byName && { byName }),
    };

/** CRUXEval-X: CRUXEval's functions in nineteen languages. The answer is one side of one assertion. */
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
