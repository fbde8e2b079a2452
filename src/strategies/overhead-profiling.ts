import type { Strategy } from "../core/strategy.ts";
import measured, { isCheaper, type Measure } from "../moves/cost.ts";
import firstProgram from "../moves/first-program.ts";
import overhead from "../moves/overhead.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface OverheadProfilingOptions {
  measure: Measure;
  rounds: number;
  /** Share of the cost that a rewrite must save to be kept: what is less may be noise. */
  gain: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * The model makes a right program cheaper, round by round, from a table of what each line costs. A rewrite that fails a
 * visible test or is not cheaper is dropped and the one before stays, so the answer is never worse than the start. Where
 * lines cannot be profiled, the rewrite is asked for without the table. Costs compared are those of unwatched runs.
 * Calls: `program` ×1 unless the task brings its program, then `repair` per round; none when that program fails, or
 * no visible test could tell. At temperature 0 a round that brings nothing is the last: the same question has the same answer.
 */
const overheadProfiling: Strategy<OverheadProfilingOptions> = {
  id: "overhead-profiling",
  title: "SOAP: self-optimisation by overhead profiles",
  paper: "Huang et al. 2024, arXiv 2405.15189; the loop of Effi-Code, arXiv 2410.10209",
  calls: "program unless the task brings one, then repair ×1–5",
  choices: { measure: ["seconds", "memory", "memory-seconds"] },
  options: { measure: "seconds", rounds: 5, gain: 0.05, temperature: 0, maxTokens: null },
  async solve(task, kit, { measure, rounds, gain, ...options }) {
    const first = await firstProgram(task, kit);
    let best = await measured(task, first, kit, measure);
    if (!best) return [first];
    const kept = [first];
    for (let round = 1; round <= rounds; round++) {
      const table = await overhead(task, best.candidate, kit);
      const messages = about(
        task,
        { Program: programText(best.candidate, task), "What its lines cost": table },
        `The program is right. Rewrite it so that it needs less time and memory and does the same. Change the dearest lines first. ${replyRule(task)}`,
      );
      const how = {
        ...options,
        id: `rewrite/${round}`,
        parent: best.candidate.id,
        purpose: "repair",
      } as const;
      const next = await measured(task, await write(task, kit, messages, how), kit, measure);
      if (next && isCheaper(next.cost, best.cost, gain)) {
        best = next;
        kept.unshift(next.candidate);
      } else if (options.temperature === 0) break;
    }
    return kept;
  },
};

export default overheadProfiling;
