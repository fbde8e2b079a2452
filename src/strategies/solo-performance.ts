import type { Strategy } from "../core/strategy.ts";
import { withNotes } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface SoloPerformanceOptions {
  /** Who takes part: the model names them (`dynamic`), with a profile each (`profiles`), or an assistant and an expert. */
  personas: "dynamic" | "profiles" | "fixed";
  /** Worked discussions to show, each with its final answer; the paper shows two, of other tasks. */
  examples: string[];
  temperature: number;
  maxTokens: number | null;
}

const MARKER = "Final answer:";

const CAST = {
  dynamic: "First list the participants whose knowledge the task needs, you (AI Assistant) among them.",
  profiles:
    "First list the participants whose knowledge the task needs, you (AI Assistant) among them, with a short profile of each.",
  fixed: "The participants are you (AI Assistant) and an Expert.",
};

const DISCUSSION = [
  "Then let them work on it together: you propose a solution, each of the others says from what they know what is wrong",
  "with it or approves, and you revise. Go on in rounds until nobody has anything against it.",
  `Then write the line "${MARKER}" and after it what was asked for, alone.`,
].join(" ");

/**
 * One model plays all participants of a discussion, in one reply; what follows the last "Final answer:" counts. A reply
 * without the marker is searched as a whole, last block first. Calls: one `program`.
 */
const soloPerformance: Strategy<SoloPerformanceOptions> = {
  id: "solo-performance",
  title: "Solo performance prompting: one model as several people who discuss",
  paper: "Wang et al. 2023, arXiv 2307.05300",
  calls: "program",
  options: { personas: "dynamic", examples: [], temperature: 0, maxTokens: null },
  choices: { personas: ["dynamic", "profiles", "fixed"] },
  async solve(task, kit, { personas, examples, ...wording }) {
    const notes = [...examples, `${CAST[personas]} ${DISCUSSION}`];
    return [
      await write(task, kit, withNotes(task, ...notes), {
        ...wording,
        extraction: "last-fence",
        after: MARKER,
      }),
    ];
  },
};

export default soloPerformance;
