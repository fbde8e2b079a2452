import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { AssayError } from "../core/errors.ts";
import { judgedAnswers } from "./recorded/judged.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  example_id: z.string(),
  answer: z.string(),
  hidden_passed: z.boolean(),
  /** The last 400 characters of what pytest printed. */
  hidden_output_tail: z.string(),
});

type Row = z.infer<typeof Row>;

/** Problems and tests, which lie beside the answers. */
const OTHERS = /^(dataset|hidden_tests|visible_tests|ground_truth_solutions|MANIFEST)$|first_answers$/;

/**
 * GitChameleon's recorded answers after self-debugging: their verdicts read again from the end of what pytest printed, and
 * judged again where Python has the library in the version that a problem wants.
 */
const gitchameleon: Reproduction = {
  id: "gitchameleon",
  title: "GitChameleon 2.0, recorded answers after self-debugging",
  paper: "Misra et al. 2025, arXiv 2507.12367; released records",
  async *rows(ports) {
    const runs = await recordedRuns<{ file: string }, Row>(
      [],
      {
        folder: /^gitchameleon/,
        file: /.+/,
        row: Row,
        other: ({ name }) => (OTHERS.test(name) ? undefined : { file: name }),
      },
      ports,
    );
    for (const { file, rows } of runs) {
      const percent = (count: number) => (100 * count) / rows.length;
      const recorded = rows.filter((row) => row.hidden_passed).length;
      const read = rows.filter((row) => passedBy(row.hidden_output_tail)).length;
      const differing = rows.filter((row) => row.hidden_passed !== passedBy(row.hidden_output_tail));
      const named = differing.map((row) => row.example_id).slice(0, 3);
      yield {
        name: `${file}: hidden tests passed, by pytest's last line, %`,
        published: percent(recorded),
        ours: percent(read),
        tolerance: 0.5,
        note: `${recorded} and ${read} of ${rows.length}${named.length > 0 ? `; apart: ${named.join(", ")}` : ""}`,
      };
    }
    const problems = await openBenchmark("gitchameleon", { data: ports.data }).then(
      (opened) => opened.problems,
      (error: unknown) => {
        if (!(error instanceof AssayError)) throw error;
        ports.onNotice(`no answer is judged again: ${error.line}`);
        return [];
      },
    );
    if (problems.length === 0) return;
    const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
    yield* judgedAnswers(
      ports,
      runs.map(({ file, rows }) => ({
        name: file,
        answers: rows.flatMap(({ example_id: id, answer, hidden_passed: passed }) => {
          const problem = byId.get(`gitchameleon/${id}`);
          return problem ? [{ name: id, problem, answer, passed }] : [];
        }),
        tolerance: 2,
      })),
    );
  },
};

function passedBy(output: string): boolean {
  const last = output.trim().split("\n").at(-1) ?? "";
  return /\d+ passed/.test(last) && !/\d+ (?:failed|error)/.test(last);
}

export default gitchameleon;
