import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { countedJudge } from "./coffe/counted.ts";
import { COFFE_AT, Row as Correct, problemOf, prompted, TESTS } from "./coffe/functions.ts";
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
  file: `coffe_function_${name}.json`,
  alsoNamed: [`datasets__function__${name}.jsonl.gz`, `function_${name}.jsonl`],
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
    stress: beside("stressful_testcases", "0fcefc0e69fba1aac29ee95e737e6df4b32a57b6712586aeb337de140672fd0b"),
    best: beside("best_solutions", "df6da2908a8e34c8402e66097ba2e47ddc5ca8393c0a078be5a77a7e3aec309b"),
    written: beside("solutions", "dc36b955c55b55271709e14224a2f2ed73549e122daed228284294df9fe4f322"),
  },
  raw: ["value"],
  join(rows, { stress = [], best = [], written = [] }) {
    const inputs = new Map(
      stress
        .map((row) => checkedRow(Stressful, prompted(row)))
        .map(({ prompt, value }) => [prompt, value.map(({ input }) => input)]),
    );
    const programs = new Map(
      best.map((row) => checkedRow(Best, prompted(row))).map(({ prompt, value }) => [prompt, value[0]]),
    );
    const byPeople = written
      .map((row) => z.object({ prompt: z.string(), value: z.json() }).parse(prompted(row)))
      .find(({ prompt }) => prompt === "prompt2groundtruth");
    const human = Written.parse(byPeople?.value ?? {});
    return rows.map(prompted).map((row) => {
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
