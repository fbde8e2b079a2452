import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { NAMES } from "./api-cloze/names.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  /** Full name, such as `os.path.join`. */
  name: z.string().regex(/^[\w.]+\.\w+$/, "expected a full name"),
  call: z.string(),
  does: z.string().min(1),
  where: z.enum(["call", "import"]),
});

type Row = z.infer<typeof Row>;

/**
 * Knowledge of API names: the last word of a full name of Python's standard library is masked, in a call or in an import,
 * and what it does is told. The names are Assay's own choice; the paper's are of third-party libraries.
 */
const apiCloze: Benchmark<Row> = {
  id: "api-cloze",
  title: "API names to be completed (Python's standard library)",
  paper: "after Zhuo et al. 2023, Pop Quiz, arXiv 2309.07804",
  language: "python",
  parse: (row) => checkedRow(Row, row),
  problem: ({ name, call, does, where }) => {
    const [, module = "", last = ""] = /^(.+)\.(\w+)$/.exec(name) ?? [];
    const line = where === "call" ? `${module}.____${call}` : `from ${module} import ____  # ____${call}`;
    return {
      task: {
        id: `api-cloze/${where}/${name}`,
        prompt: `What stands for ____? It ${does}. Answer with the one word.\n\n${line}\n`,
        language: "python",
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { name },
        async verdict(answer) {
          const said = plainAnswer(answer).replace(/^.*\./, "").replace(/\(.*$/s, "");
          return decided([{ pass: said === last, why: `it is ${last}` }]);
        },
      },
      reference: last,
    };
  },
  async *rows() {
    for (const name of NAMES) yield { ...name, where: "call" };
    // What belongs to a class cannot be imported by itself.
    for (const name of NAMES)
      if (!/\b(Path|environ|datetime\.datetime)\./.test(name.name)) yield { ...name, where: "import" };
  },
};

export default apiCloze;
