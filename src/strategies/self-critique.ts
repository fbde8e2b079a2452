import type { Strategy } from "../core/strategy.ts";
import question from "../moves/question.ts";
import refine, { answers } from "../moves/refine.ts";
import { failureText, repairLatest } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { about } from "../moves/text/about.ts";
import { programText } from "../moves/text/describe.ts";
import visibleScore from "../moves/visible-score.ts";

/** Kinds of bugs, by class: three classes and twelve kinds. */
export type Taxonomy = Record<string, string[]>;

export interface SelfCritiqueOptions {
  /** Critiques, and rewritings from them, at most. */
  rounds: number;
  taxonomy: Taxonomy;
  temperature: number;
  maxTokens: number | null;
}

const TAXONOMY: Taxonomy = {
  syntax: ["incomplete syntax structure", "wrong indentation", "wrong import"],
  runtime: [
    "misused API",
    "missing definition",
    "wrong boundary check",
    "wrong argument",
    "other runtime bug",
  ],
  functional: [
    "misunderstood task or wrong logic",
    "hallucination",
    "wrong input or output format",
    "other functional bug",
  ],
};

/**
 * The model criticises its program by a list of kinds of bugs, one of the choices being that there is none, and rewrites
 * it from the critique. From the second round on the critic also sees what compiling and the visible tests said.
 * Ends when they pass after a critique, or, without visible tests, when the critic finds no bug.
 * Calls: `program`, then `critique` and `repair` per round.
 */
const selfCritique: Strategy<SelfCritiqueOptions> = {
  id: "self-critique",
  title: "Self-critique by kinds of bugs",
  paper: "Dou et al. 2024, arXiv 2407.06153",
  calls: "program, then (critique, repair) ×0–2",
  options: { rounds: 2, taxonomy: TAXONOMY, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const [first] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    const kinds = Object.entries(options.taxonomy).map(([name, list]) => `- ${name}: ${list.join("; ")}`);
    const demand = `Criticise the program. Which of these bugs has it, and where?\n\n${kinds.join("\n")}\n- no bug\n\nEnd with the line "Bug: " and the kinds, or "Bug: no bug".`;
    const versions = await refine(first!, {
      rounds: options.rounds,
      async examine(candidate, round) {
        const { verdict, score } = await visibleScore(task, candidate, kit);
        const isDone = verdict?.pass && round > 0;
        if (isDone || round === options.rounds) return { score, complaint: null };
        const report = verdict && !verdict.pass && round > 0 ? failureText(verdict, task) : "";
        const parts = { Program: programText(candidate, task), "What happened": report };
        const critique = await question(kit, "critique", about(task, parts, demand), options);
        const clean = /bug\W+no bug/i.test(critique) && verdict?.pass !== false;
        const complaint = [report, `The critique of your program:\n\n${critique}`]
          .filter(Boolean)
          .join("\n\n");
        return { score, complaint: clean ? null : complaint };
      },
      rewrite: (candidate, complaint, round) =>
        repairLatest(task, candidate, complaint, kit, {
          ...options,
          round,
        }),
    });
    return answers(versions, "last");
  },
};

export default selfCritique;
