import { z } from "zod";
import { TONGUES, type Tongue } from "./cruxeval-x/tongues.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { judgeable } from "./recorded/judgeable.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  id: z.number(),
  /** The program and its test with `????` for the answer; absent for a task that was not released. */
  code: z.string().nullish(),
  answer: z.string().nullish(),
  res: z.union([z.boolean(), z.literal(0)]),
});

type Row = z.infer<typeof Row>;

interface Run {
  file: string;
  /** Before the language, where it is not phi-1. */
  model: string;
  tongue: Tongue;
  direction: "input" | "output";
}

const DIRECTIONS = ["input", "output"] as const;

const RUNS: Run[] = Object.entries(TONGUES).flatMap(([ending, tongue]) =>
  tongue.phi1
    ? DIRECTIONS.map((direction) => ({ file: `phi1_${ending}_${direction}`, model: "", tongue, direction }))
    : [],
);

/** `phi1_go_input`: the model, the language and what is guessed. */
function otherRun({ name, match }: FoundFile): Run | undefined {
  const [, model = "", ending = "", direction] = match;
  const tongue = TONGUES[ending];
  if (!tongue) return undefined;
  const { phi1, outputTolerance, outputNote, tolerance, note, ...known } = tongue;
  const own = model === "phi1" ? "" : `${model}, `;
  return {
    file: name,
    model: own,
    tongue: model === "phi1" ? tongue : known,
    direction: direction as Run["direction"],
  };
}

const LIKE = { folder: /^cruxeval-?x/i, file: /(.+)_([a-z]+)_(input|output)/, row: Row, other: otherRun };

/** phi-1 guesses what a function returns, or what it was given, in many languages; each guess with its recorded end. */
const cruxevalX: Reproduction = {
  id: "cruxeval-x",
  title: "CRUXEval-X with phi-1, in each recorded language",
  paper: "Xu et al. 2024, arXiv 2408.13001; CRUXEval: Gu et al. 2024, arXiv 2401.03065",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { file, model, tongue, direction, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const items = rows.flatMap((row) =>
        row.code == null ? [] : [itemOf(row, row.code, tongue, direction)],
      );
      const { phi1, part } = tongue;
      const output = direction === "output";
      const tolerance = (output ? tongue.outputTolerance : undefined) ?? tongue.tolerance;
      const note = (output ? tongue.outputNote : undefined) ?? tongue.note;
      runs.push({
        name: `${model}${tongue.title}, ${direction}`,
        items,
        ...(part !== undefined && { part: sampled(items, part, `${ports.seed} ${file}`) }),
        ...(phi1 && { published: { passes: phi1[direction], items: phi1.items } }),
        ...(tolerance !== undefined && { tolerance }),
        ...(note !== undefined && { note }),
      });
    }
    yield* comparedRuns(ports, await judgeable(runs, ports));
  },
};

function itemOf({ id, answer, res }: Row, code: string, tongue: Tongue, direction: string): RecordedItem {
  const begins = tongue.test.exec(code)?.index ?? 0;
  return {
    name: `${direction} ${id}`,
    language: tongue.language,
    program: code.slice(0, begins),
    suite: { tests: [{ kind: "code", code: filled(code.slice(begins), answer ?? "") }], entry: "f" },
    passed: res === true,
  };
}

/** An answer may repeat the call that it is in: of `candidate`, or of `f` where that goes by its own name. */
function filled(test: string, answer: string): string {
  const call =
    /\$?\(candidate \?{4}\)|candidate(?:\.call)?\(\?{4}\)|\$candidate->\(\?{4}\)|\bf\(\?{4}\)/.exec(
      test,
    )?.[0];
  const repeats = call?.startsWith("f(") ? answer.startsWith("f(") : answer.includes("candidate");
  return test.replace(call && repeats ? call : "????", () => answer);
}

export default cruxevalX;
