import type { Strategy } from "../core/strategy.ts";
import question from "../moves/question.ts";
import { about } from "../moves/text/about.ts";
import { withNotes } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface UnicoderOptions {
  temperature: number;
  maxTokens: number | null;
}

/** The form of universal code: assignments, conditions and loops that no language would run. */
const FORM = [
  "Do not write the program yet. Write universal code for it: pseudo-code that could become any language.",
  "State inputs and outputs first. Use `x ← …` for assignment, `IF … THEN … ELSE … END IF`,",
  "`FOR EACH … DO … END FOR`, `WHILE … DO … END WHILE` and `RETURN …`, with plain words for operations.",
  "It must not be a program of any real language.",
].join(" ");

/**
 * Pseudo-code of no language, then the program from task and pseudo-code. The paper trains on such triples in several
 * orders; this is its prompt. Calls: `plan`, `program`.
 */
const unicoder: Strategy<UnicoderOptions> = {
  id: "unicoder",
  title: "UniCoder: universal code, then the program",
  paper: "Sun et al. 2024, arXiv 2406.16441",
  calls: "plan, program",
  options: { temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const universal = await question(kit, "plan", about(task, {}, FORM), options);
    const notes = `Translate this universal code for the task, step by step:\n\n${universal}`;
    return [await write(task, kit, withNotes(task, notes), options)];
  },
};

export default unicoder;
