import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import type { Problem } from "../core/problem.ts";
import { incrementalConsistency } from "../metrics/incremental-consistency.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";
import { isRight, keyOf, QUESTIONS, type Question, type Run } from "./reval/judge.ts";

const Row = z.object({
  id: z.string().min(1),
  code: z.string(),
  input: z.string(),
  line: z.int().positive(),
  variable: z.string(),
  asked: z.string().regex(/\?\?/),
});

type Row = z.infer<typeof Row>;

const Program = z.object({
  task_id: z.string(),
  entry_point: z.string(),
  code: z.string(),
  inputs: z.array(z.string()),
});
const Tasks = z.object({
  task_id: z.string(),
  tasks: z.array(
    z.object({
      input_idx: z.number(),
      task: z.array(z.object({ lineno: z.number(), var: z.string() })),
      output_pred: z.string(),
    }),
  ),
});

const AT = "https://raw.githubusercontent.com/r-eval/REval/2f148b913deb4ae0e0ce41f0245ef35054ede8d6/data";
const FILE: Source = {
  file: "DREval_tasks.jsonl",
  alsoNamed: ["DREval_tasks.jsonl.gz"],
  url: `${AT}/DREval_tasks.jsonl`,
  sha256: "a4fea071a4e3108ae00cc8a6a586505bff4237244b2dc8433b22303948fe7fa5",
  licence: "none stated",
};

/**
 * REval: what happens when a Python program runs on an input. Parts `coverage`, `state`, `path` and `output` ask one
 * question each; `consistency` asks all four at once and scores incremental consistency. The truth is what a tracer
 * sees in the sandbox, not a recorded answer.
 */
const reval: Benchmark<Row> = {
  id: "reval",
  title: "REval (runtime behaviour)",
  paper: "Chen et al. 2024, arXiv 2403.16437",
  language: "python",
  parts: { coverage: FILE, state: FILE, path: FILE, output: FILE, consistency: FILE },
  beside: {
    programs: {
      file: "DREval_data.jsonl",
      alsoNamed: ["DREval_data.jsonl.gz"],
      url: `${AT}/DREval_data.jsonl`,
      sha256: "b8e72ef344cd575b220363e7a361e892ef2bdfcee1cab79f702d60e255844965",
      licence: "none stated",
    },
  },
  join(rows, { programs = [] }, part) {
    const byId = new Map(
      programs.map((row) => checkedRow(Program, row)).map((program) => [program.task_id, program]),
    );
    return rows.flatMap((row) => {
      const { task_id, tasks } = checkedRow(Tasks, row);
      const program = byId.get(task_id);
      if (!program) throw new Error(`no program ${task_id}`);
      return tasks.flatMap(({ input_idx, task, output_pred }) => {
        const input = program.inputs[input_idx] ?? "";
        const places = part === "output" ? task.slice(0, 1) : task;
        return places.map(({ lineno, var: variable }, place) => ({
          id: `${task_id}/${input_idx}/${place}`,
          code: program.code,
          input: /^\s*\(/.test(input) ? `${program.entry_point}(*${input})` : input,
          line: lineno,
          variable,
          asked: output_pred,
        }));
      });
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: ({ id, ...run }, part = "coverage") => ({
    task: {
      id: `reval/${part}/${id}`,
      prompt: `${run.code.trimEnd()}\n\nThe program is run with:\n${run.input}\n\n${
        part === "consistency"
          ? `Answer four questions, in this order, each answer on a line of its own (several values of the last go on further lines).\n${QUESTIONS.map((one, at) => `${at + 1}. ${ASK[one](run)}`).join("\n")}`
          : ASK[part as Question](run)
      }\n`,
      language: "python",
      tests: [],
    },
    suite: { tests: [] },
    judge: part === "consistency" ? together(run) : alone(run, part as Question),
  }),
};

const place = ({ code, line }: Run) => `line ${line} (\`${code.split("\n")[line - 1]?.trim() ?? ""}\`)`;

const ASK: Record<Question, (run: Run) => string> = {
  coverage: (run) => `Is ${place(run)} executed? Answer YES or NO.`,
  state: (run) =>
    `What is \`${run.variable}\` just after ${place(run)} was executed? Answer with its value, a semicolon and its type, such as \`3; int\`, or [Nil] if it has none then.`,
  path: (run) =>
    `Which line is executed next after ${place(run)}? Answer with the text of that line, or -1 if the function ends there or the line is not executed.`,
  output: (run) =>
    `Which values stand for ??, in order? Answer with one Python literal a line.\n${run.asked}`,
};

function alone(run: Run, question: Question): NonNullable<Problem["judge"]> {
  return {
    key: keyOf(run, question),
    async verdict(answer, sandbox) {
      const { right, why } = await isRight(run, question, answer, sandbox);
      return decided([{ pass: right, why, part: question }]);
    },
  };
}

function together(run: Run): NonNullable<Problem["judge"]> {
  return {
    key: keyOf(run, "consistency"),
    async verdict(answer, sandbox) {
      const lines = plainAnswer(answer).split("\n");
      const answers = [...lines.slice(0, 3), lines.slice(3).join("\n")];
      const judged = await Promise.all(
        QUESTIONS.map((question, at) => isRight(run, question, answers[at] ?? "", sandbox)),
      );
      const right = judged.map((each) => each.right) as [boolean, boolean, boolean, boolean];
      const checks = judged.map(({ right: pass, why }, at) => ({ pass, why, part: QUESTIONS[at]! }));
      return { ...decided(checks), score: incrementalConsistency(right) };
    },
  };
}

export default reval;
