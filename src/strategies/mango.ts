import type { Message } from "../core/model.ts";
import type { Strategy } from "../core/strategy.ts";
import { programMessages } from "../moves/text/describe.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import { writeSeveral } from "../moves/write.ts";

export interface MangoOptions {
  /** False leaves the last words out: the baseline, as the released program runs unless told otherwise. */
  comments: boolean;
  /** 1 at temperature 0; the paper's other setting is 10 at 0.8. */
  samples: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * The beginning of the answer is given, and asks for comments that explain the logic between the lines of code; the
 * model goes on from there. Prompts with and without comments differ in that suffix alone. The paper's loss, which
 * teaches to prefer commented code, is left out. Calls: one `program`.
 */
const mango: Strategy<MangoOptions> = {
  id: "mango",
  title: "MANGO: logical comments between the lines of code",
  paper: "Chen et al. 2024, arXiv 2404.07549",
  needs: ["chat"],
  calls: "program",
  options: { comments: true, samples: 1, temperature: 0, maxTokens: 2048 },
  solve(task, kit, { comments, samples, ...wording }) {
    const { title } = syntaxOf(task.language);
    const suffix = comments ? " with comments to explain the logic" : "";
    const begun: Message = { role: "assistant", content: `Here is the ${title} script${suffix}:` };
    return writeSeveral(task, kit, [...programMessages(task), begun], { ...wording, n: samples });
  },
};

export default mango;
