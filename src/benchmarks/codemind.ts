import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import type { Problem } from "../core/problem.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  id: z.string().min(1),
  tests: z.array(z.object({ input: z.string(), output: z.string() })).min(1),
  /** Programs for one contest problem, which read standard input. */
  python: z.string().optional(),
  java: z.string().optional(),
});

type Row = z.infer<typeof Row>;

const FILE: Source = {
  file: "avatar.jsonl",
  alsoNamed: ["avatar.jsonl.gz"],
  page: "https://github.com/Intelligent-CAT-Lab/CodeMind/tree/d55bbc18be95a8ad50e28353b3e85392f1fe1358/dataset/Avatar",
  licence: "NCSA; AVATAR: CC BY-SA 4.0",
};

/**
 * CodeMind's three tasks on AVATAR: what a given program prints (independent execution reasoning, `ier-python` and
 * `ier-java`); to translate Java into Python and say what the own program prints (dependent, `der`); and to translate
 * with tests in the prompt or without (specification reasoning, `sr` and `sr-plain`).
 */
const codemind: Benchmark<Row> = {
  id: "codemind",
  title: "CodeMind on AVATAR",
  paper: "Liu et al. 2024, arXiv 2402.09664",
  language: "python",
  parts: { "ier-python": FILE, "ier-java": FILE, der: FILE, sr: FILE, "sr-plain": FILE },
  // Some problems have a program in one of the languages only, and a recorded test without any output is none.
  join: (rows, _beside, part) =>
    rows
      .map((row) => checkedRow(Row, row))
      .map((row) => ({ ...row, tests: row.tests.filter(({ output }) => output.trim() !== "") }))
      .filter(({ tests, python, java }) => {
        if (tests.length === 0) return false;
        if (part.startsWith("ier")) return (part === "ier-java" ? java : python) !== undefined;
        return python !== undefined && java !== undefined;
      }),
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "ier-python") => {
    const id = `codemind/${part}/${row.id}`;
    if (part.startsWith("ier")) return execution(row, part === "ier-java" ? "java" : "python", id);
    return part === "der" ? dependent(row, id) : specification(row, part === "sr", id);
  },
};

function execution(row: Row, language: "python" | "java", id: string): Problem {
  const [{ input, output }] = row.tests as [Row["tests"][number]];
  return {
    task: {
      id,
      prompt: `What does this program print? Answer with its output only.\n\n${row[language]?.trim()}\n\nStandard input:\n${input}\n`,
      language,
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { output },
      async verdict(answer) {
        const said = words(plainAnswer(answer));
        return decided([
          { pass: said !== "" && said === words(output), why: `it prints ${output.slice(0, 200)}` },
        ]);
      },
    },
    reference: output,
  };
}

/** The first test is shown; all decide, as in the paper. */
function specification(row: Row, shown: boolean, id: string): Problem {
  const tests = ioTests(row);
  const visible = shown ? tests.slice(0, 1) : [];
  const example = visible
    .map(({ stdin, stdout }) => `\nFor the input\n${stdin}it must print\n${stdout}`)
    .join("");
  return {
    task: {
      id,
      prompt: `Translate this Java program into Python. Answer with the program only.\n\n${row.java?.trim()}\n${example}`,
      language: "python",
      tests: visible,
    },
    suite: { tests, limits: { cpuSeconds: 10 } },
    reference: `${row.python?.trim()}\n`,
  };
}

function dependent(row: Row, id: string): Problem {
  const [{ input, output }] = row.tests as [Row["tests"][number]];
  const tests = ioTests(row);
  return {
    task: {
      id,
      prompt: `Translate this Java program into Python, then say what your program prints for the input below. Answer with the program in a fenced block, then a line OUTPUT: and what it prints.\n\n${row.java?.trim()}\n\nInput:\n${input}\n`,
      language: "python",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { tests, input },
      async verdict(answer, sandbox, signal) {
        const [program = "", said = ""] = answer.split(/^OUTPUT:/m);
        const suite = { tests, limits: { cpuSeconds: 10 } };
        const written = await sandbox.check(
          { language: "python", program: plainAnswer(program), suite, trusted: true },
          signal,
        );
        // A program that is not right has no output to be right about: the paper counts only the others.
        const right = written.pass && words(plainAnswer(said)) === words(output);
        return decided([
          { pass: written.pass, why: "the program does not pass its tests", part: "synthesis" },
          { pass: right, why: `it prints ${output.slice(0, 200)}`, part: "output" },
        ]);
      },
    },
    reference: `\`\`\`python\n${row.python?.trim()}\n\`\`\`\nOUTPUT:\n${output}`,
  };
}

const ioTests = (row: Row) =>
  row.tests.map(({ input, output }) => ({ kind: "io" as const, stdin: input, stdout: output }));

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");

export default codemind;
