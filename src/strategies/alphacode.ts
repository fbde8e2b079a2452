import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";
import answerGrid from "../moves/answer-grid.ts";
import sample from "../moves/sample.ts";
import varyInputs from "../moves/vary-inputs.ts";
import { visiblePassers } from "../moves/visible-score.ts";
import { rowGroups, samplesAmong } from "../selectors/matrix/row-groups.ts";

export interface AlphacodeOptions {
  style: "chat" | "completion";
  /** Programs sampled: 1,000 to 1,000,000 in the paper. */
  samples: number;
  /** Inputs to tell behaviours apart. The paper trains a model to write them; here given calls are varied. */
  inputs: number;
  /** Programs submitted, best first: the n of n@k. */
  submissions: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * AlphaCode's filter and clusters: programs that fail a visible test are dropped, the others grouped by what they
 * answer to inputs without known outputs, and one program of each group submitted, the largest group first; when the
 * groups run out, a second of each. A wrong behaviour that most programs share wins. Calls: `program` ×n.
 *
 * When no program passes the visible tests all of them are clustered, where the paper would submit none.
 */
const alphacode: Strategy<AlphacodeOptions> = {
  id: "alphacode",
  title: "AlphaCode: filter by visible tests, then one program of each behaviour, largest group first",
  paper: "Li et al. 2022, arXiv 2203.07814",
  calls: "program ×20",
  options: { style: "chat", samples: 20, inputs: 30, submissions: 10, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const drawn = await sample(task, kit, { ...options, n: options.samples });
    const survivors = await visiblePassers(task, drawn, kit);
    const grid = await answerGrid(survivors, await varyInputs(task, options.inputs), task, kit);
    // Groups of one size keep no order of sampling: a shuffle, then a stable sort.
    const clusters = shuffled(rowGroups(grid), kit)
      .map(({ members }) => ({ size: samplesAmong(grid.candidates, members), members }))
      .sort((a, b) => b.size - a.size)
      .map(({ members }) => shuffled(members, kit).map((row) => grid.candidates[row]!));
    const order = clusters.length > 0 ? roundRobin(clusters) : shuffled(survivors, kit);
    return order.slice(0, options.submissions).map(({ id, text }): Candidate => ({ id, text }));
  },
};

/** The first of each list, then the second of each, and so on. */
export function roundRobin<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}

function shuffled<Item>(items: readonly Item[], kit: Kit): Item[] {
  return items
    .map((item) => ({ item, place: kit.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

export default alphacode;
