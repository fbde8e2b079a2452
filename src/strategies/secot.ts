import type { Strategy } from "../core/strategy.ts";
import question from "../moves/question.ts";
import { about } from "../moves/text/about.ts";
import { withNotes } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import write from "../moves/write.ts";

/** A task with the semantics of its solution and the program: what a shot shows. */
export interface SemanticShot {
  prompt: string;
  semantics: string;
  program: string;
}

export interface SecotOptions {
  /** Asks which values feed which; false is an ablation. */
  dataFlow: boolean;
  /** Asks for branches and loops; false is an ablation. */
  controlFlow: boolean;
  /** Examples with semantics and program, always shown. */
  shots: SemanticShot[];
  temperature: number;
  maxTokens: number | null;
}

/**
 * Semantic chain of thought: the model writes down which values feed which, and where the program branches and
 * loops; then the program from that. No analyser is asked. Calls: `plan`, `program`.
 */
const secot: Strategy<SecotOptions> = {
  id: "secot",
  title: "SeCoT: data flow and control flow in words, then the program",
  paper: "Ma et al. 2023, arXiv 2310.10698",
  calls: "plan, program",
  options: { dataFlow: true, controlFlow: true, shots: [], temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const wanted = [
      options.dataFlow ? "Data flow: which inputs and intermediate values each value is made from." : "",
      options.controlFlow ? "Control flow: its conditions, branches and loops, and what each decides." : "",
    ].filter((part) => part !== "");
    if (wanted.length === 0) return [await write(task, kit, withNotes(task), options)];
    const demand = `Do not write the program yet. Describe what a right program means:\n\n${wanted.join("\n")}`;
    const shown = (withProgram: boolean) =>
      options.shots.map((shot) =>
        [
          `An example task:\n${shot.prompt.trim()}`,
          `Its semantics:\n${shot.semantics.trim()}`,
          withProgram ? `Its program:\n${fenced(shot.program, "")}` : "",
        ].join("\n\n"),
      );
    const examples = shown(false).join("\n\n");
    const semantics = await question(kit, "plan", about(task, { Examples: examples }, demand), options);
    const notes = `A right program means this:\n\n${semantics}`;
    return [await write(task, kit, [...shown(true), withNotes(task, notes)].join("\n\n"), options)];
  },
};

export default secot;
