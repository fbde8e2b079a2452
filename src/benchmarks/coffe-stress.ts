import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { countedJudge } from "./coffe/counted.ts";
import { COFFE_AT, Row as Correct, problemOf, TESTS } from "./coffe/functions.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = Correct.extend({
  /** Python expressions, each a list of arguments. */
  inputs: z.array(z.string()),
  /** Programs that are right, the best known one last. */
  known: z.array(z.string()).min(1),
});

type Row = z.infer<typeof Row>;

const Stressful = z.object({ prompt: z.string(), value: z.array(z.object({ input: z.string() })) });
const Best = z.object({ prompt: z.string(), value: z.tuple([z.string(), z.boolean()]) });
const Written = z.record(z.string(), z.array(z.tuple([z.string(), z.boolean()])));

const beside = (name: string, sha256: string): Source => ({
  file: `datasets__function__${name}.jsonl.gz`,
  alsoNamed: [`function_${name}.jsonl`],
  url: `${COFFE_AT}/${name}.json`,
  sha256,
  licence: "Apache-2.0",
});

/**
 * COFFE's functions with its stressful inputs: an answer that is right is also counted in processor instructions, against the
 * best known solution and the one that people wrote. For efficient@k, speedup and DPS.
 */
const coffeStress: Benchmark<Row> = {
  id: "coffe-stress",
  title: "COFFE (functions, instructions under stress)",
  paper: "Peng et al. 2025, arXiv 2502.02827",
  language: "python",
  source: TESTS,
  beside: {
    stress: beside("stressful_testcases", "6719588f3297b6e3adbad3d859ba108235a6766a34b80902786590cfead78f13"),
    best: beside("best_solutions", "26307bd2db0cc205350204ab1995334e05d765e5f7b05478b49eef5850d46b0e"),
    written: beside("solutions", "e9ca825510c0af08b73147e3469f93ccea2bc6235ee81cbcf27bce2e30665b82"),
  },
  raw: ["value"],
  join(rows, { stress = [], best = [], written = [] }) {
    const inputs = new Map(
      stress
        .map((row) => checkedRow(Stressful, row))
        .map(({ prompt, value }) => [prompt, value.map(({ input }) => input)]),
    );
    const programs = new Map(
      best.map((row) => checkedRow(Best, row)).map(({ prompt, value }) => [prompt, value[0]]),
    );
    const byPeople = written
      .map((row) => z.object({ prompt: z.string(), value: z.json() }).parse(row))
      .find(({ prompt }) => prompt === "prompt2groundtruth");
    const human = Written.parse(byPeople?.value ?? {});
    return rows.map((row) => {
      const { prompt } = checkedRow(Correct, row);
      const known = [...(human[prompt] ?? []).map(([program]) => program), programs.get(prompt) ?? ""];
      return { ...(row as object), inputs: inputs.get(prompt), known };
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem(row) {
    const { task, suite } = problemOf("coffe-stress", row);
    return {
      task,
      suite,
      judge: countedJudge(suite, row),
      reference: row.known.at(-1)!,
    };
  },
};

export default coffeStress;
