import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import type { Test } from "../core/task.ts";
import { JUDGE } from "./enamel/judge.ts";
import { type Level, timedJudge } from "./enamel/timed.ts";
import { checkedRow } from "./python/checked-row.ts";
import { humanEvalTask, withBody } from "./python/humaneval-task.ts";
import { pythonText } from "./python/text.ts";

const Row = z.object({
  task_id: z.string().min(1),
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  /** Defines `generate_input(size, lid, cid)`, which draws from `random`. */
  input_generator: z.string(),
  /** The sizes of the levels, as numbers with spaces between. */
  input_levels: z.string().regex(/^[\d.e ]+$/, "expected sizes"),
  /** The body of an efficient solution written by an expert. */
  reference_solution: z.string(),
  /** Defines `__check(input, answer, output)`. */
  checker: z.string(),
});

type Row = z.infer<typeof Row>;

/** Inputs of a level; the first has an empty or otherwise special one among them. */
const CASES = 8;

/** Of each level above the first, so many are timed, as published. */
const TIMED_CASES = 4;

/**
 * ENAMEL: HumanEval's problems at growing sizes of input, against efficient solutions of an expert. The levels are parts:
 * a program that is right but slow runs out of time at the higher ones. Above the first, each input is timed besides, so
 * that eff@k can be told. The published inputs were drawn once and are not in the
 * repository; these are drawn from a fixed seed by the published generators.
 */
const enamel: Benchmark<Row> = {
  id: "enamel",
  title: "ENAMEL",
  paper: "Qiu et al. 2024, arXiv 2406.06647",
  language: "python",
  source: {
    file: "enamel.csv",
    alsoNamed: ["enamel.jsonl.gz", "enamel.jsonl"],
    url: "https://raw.githubusercontent.com/q-rz/enamel/b97da79c779b98eaa8b2a1b17a13d2eb0b6d16a5/dataset/enamel.csv",
    sha256: "1b77dba08bd3dedec199abce593c86a4f611c288475c318e1775bd56d1419b14",
    licence: "Apache-2.0",
  },
  stop: ["\nclass", "\ndef", "\n#", "\nif", "\nprint"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const reference = `${row.prompt.trimEnd()}\n${row.reference_solution}`;
    const sizes = row.input_levels.trim().split(/\s+/).map(Number);
    const [generator, right, entry, checker, helpers] = [
      row.input_generator,
      reference,
      row.entry_point,
      row.checker,
      withBody(row.prompt),
    ].map(pythonText);
    const levels = sizes.map((size, level): Level => {
      const where = `${row.entry_point}, ${pythonText(`${row.task_id} ${level}`)}, ${size}, ${level}`;
      const once = (input: number): Test => ({
        kind: "code",
        code: `_once(${where}, ${input}, ${generator}, ${helpers})`,
      });
      return {
        test: {
          kind: "code",
          part: `level-${level}`,
          code: `_level(${where}, ${CASES}, ${generator}, ${right}, ${entry}, ${checker}, ${helpers})`,
        },
        inputs: level === 0 ? [] : Array.from({ length: TIMED_CASES }, (_, input) => once(input)),
      };
    });
    const suite = {
      entry: row.entry_point,
      prelude: JUDGE,
      tests: levels.map((level) => level.test),
      limits: { cpuSeconds: 60 },
    };
    return {
      task: { ...humanEvalTask(row), id: `enamel/${row.task_id}` },
      suite,
      judge: timedJudge(reference, suite, levels),
      reference,
    };
  },
};

export default enamel;
