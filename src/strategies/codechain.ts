import functionsOf, { type FunctionPart } from "../code/functions.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import { wordsOf } from "../moves/shots/bm25.ts";
import { clusters, highest } from "../moves/shots/pick.ts";
import { centre, cosine, vectorsOf } from "../moves/shots/vectors.ts";
import { withNotes } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import visibleScore, { bestFirst, type Scored } from "../moves/visible-score.ts";
import { writeSeveral } from "../moves/write.ts";

export interface CodechainOptions {
  /** Programs in each round. */
  samples: number;
  /** Modules shown in each round of revision; their number is the number of rounds. */
  clusters: number[];
  temperature: number;
  maxTokens: number | null;
}

const OUTLINE =
  "First outline the modules that the program is made of: for each function its header with a docstring that says what it takes, gives and is for, in one Markdown code block. Then write the whole program from them, in a second block.";
const REUSE =
  "These functions were found useful for this task. Reuse or adapt them, and write further ones where needed:";

/**
 * Modular programs, revised from their own representative modules: of the samples that pass the visible tests (of this
 * round, else of the last that had any) all functions are grouped, and the one nearest to each group's centre is shown
 * for the next round. Functions are compared by weighted words instead of a code encoder, and no worked example is shown. The paper takes the round that
 * does best on validation tasks; here later rounds come first among equals. Calls: `program` ×20 for each of 6 rounds.
 */
const codechain: Strategy<CodechainOptions> = {
  id: "codechain",
  title: "CodeChain: self-revision with representative modules",
  paper: "Le et al. 2023, arXiv 2310.08992",
  needs: ["chat"],
  calls: "program ×20 at first, and for each of 5 rounds of revision",
  options: { samples: 20, clusters: [5, 4, 3, 2, 1], temperature: 1, maxTokens: null },
  async solve(task, kit, options) {
    const tried: Scored[] = [];
    let kept: Scored[] = [];
    let notes = [OUTLINE];
    for (let round = 0; ; round++) {
      const how = { ...options, n: options.samples, id: `round-${round}` };
      const programs = await writeSeveral(task, kit, withNotes(task, ...notes), {
        ...how,
        extraction: "last-fence",
      });
      const scored = await Promise.all(programs.map((program) => visibleScore(task, program, kit)));
      tried.push(...scored);
      const passing = scored.filter(({ verdict }) => verdict?.pass);
      if (passing.length > 0) kept = passing;
      const count = options.clusters[round];
      if (count === undefined || kept.length === 0) return bestFirst(tried);
      const modules = await modulesOf(kept, task);
      const shown = representatives(modules, count, kit);
      if (shown.length === 0) return bestFirst(tried);
      notes = [OUTLINE, `${REUSE}\n\n${fenced(shown.map(({ text }) => text).join("\n\n"), "")}`];
    }
  },
};

/** The distinct functions of programs. */
async function modulesOf(programs: readonly Scored[], task: Task): Promise<FunctionPart[]> {
  const all = await Promise.all(programs.map(({ candidate }) => functionsOf(candidate.text, task.language)));
  return [...new Map(all.flat().map((part) => [part.text, part])).values()];
}

/** The function nearest to the centre of each group; of equals, the earlier. */
function representatives(
  modules: readonly FunctionPart[],
  count: number,
  kit: Pick<Kit, "random">,
): FunctionPart[] {
  const vectors = vectorsOf(modules.map(({ text }) => wordsOf(text)));
  return clusters(vectors, count, () => kit.random()).map((group) => {
    const middle = centre(group.map((place) => vectors[place]!));
    const [nearest] = highest(
      group.map((place) => cosine(vectors[place]!, middle)),
      1,
    );
    return modules[group[nearest!]!]!;
  });
}

export default codechain;
