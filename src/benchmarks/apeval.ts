import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";
import { HUMANEVAL_FILE, HumanEvalRow, humanEvalProblem } from "./python/humaneval.ts";

const Text = z.object({ code: z.string() });

const Row = z.object({
  task_id: z.string().min(1),
  /** The text as it was before, oldest first. */
  history: z.array(Text),
  current: Text,
  /** What the person asks for; often nothing. */
  user: z.string(),
  /** Where the cursor stands in the current text, or from where to where it is selected. */
  area: z.union([z.number(), z.array(z.number())]).optional(),
  /** The row of HumanEval whose tests decide. */
  target: z.json(),
});

type Row = z.infer<typeof Row>;

const Named = z.looseObject({ task_id: z.string() });

/**
 * APEval: 164 moments of somebody writing one of HumanEval's functions, with the text's history, an instruction, both or
 * neither; the function's name and the hidden tests say what was meant. The answer is the whole text, edited.
 */
const apeval: Benchmark<Row> = {
  id: "apeval",
  title: "APEval",
  paper: "Jiang et al. 2024, CursorCore, arXiv 2410.07002",
  language: "python",
  source: {
    file: "apeval.json",
    alsoNamed: ["apeval.jsonl.gz", "apeval.jsonl"],
    url: "https://raw.githubusercontent.com/TechxGenus/CursorCore/6df0aafc6b24f6957684a908181793199ed6068f/benchmark/apeval.json",
    sha256: "6f6a33a7f72033df246186c27eac17e4ddff15e0d971b63e27a67724cc61575c",
    licence: "Apache-2.0",
  },
  beside: { humaneval: HUMANEVAL_FILE },
  join(rows, { humaneval: targets = [] }) {
    const byId = new Map(targets.map((row) => [checkedRow(Named, row).task_id, row]));
    return rows.map((row) => ({ ...(row as object), target: byId.get(checkedRow(Named, row).task_id) }));
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const { suite, reference, task } = humanEvalProblem(checkedRow(HumanEvalRow, row.target));
    const group = `${row.history.length > 0 ? "history" : "fresh"}${row.user === "" ? "" : "-asked"}`;
    return {
      task: {
        id: `apeval/${group}/${row.task_id}`,
        prompt: promptOf(row),
        language: "python",
        tests: [],
        ...(task.entry !== undefined && { entry: task.entry }),
      },
      suite,
      // The tests' own helpers and imports are in the suite's prelude; an edited text may rely on those imports too.
      program: (answer) => {
        const imports = task.prompt.match(/^(?:from|import) .*$/gm) ?? [];
        const text = plainAnswer(answer);
        return text === "" ? "" : `${imports.join("\n")}\n${text}\n`;
      },
      ...(reference !== undefined && { reference }),
    };
  },
};

function promptOf({ history, current, user, area }: Row): string {
  const before = history.map(({ code }, at) => `Earlier text ${at + 1}:\n${code}\n`).join("\n");
  const [from, to] = typeof area === "number" ? [area] : (area ?? []);
  const cursor =
    from === undefined
      ? ""
      : to === undefined
        ? `The cursor is at character ${from}.\n`
        : `Characters ${from} to ${to} are selected.\n`;
  const asked = user === "" ? "Do what comes next." : user;
  return `${before}\nCurrent text:\n${current.code}\n\n${cursor}${asked}\nAnswer with the whole text, edited.\n`.trimStart();
}

export default apeval;
