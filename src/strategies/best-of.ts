import { loadFromRoom } from "../core/room.ts";
import type { Selector } from "../core/selector.ts";
import type { Strategy } from "../core/strategy.ts";
import crossCheck from "../moves/cross-check.ts";
import rankedOrder from "../moves/ranked-order.ts";
import sample from "../moves/sample.ts";
import { visiblePassers } from "../moves/visible-score.ts";
import writeTests from "../moves/write-tests.ts";

export interface BestOfOptions {
  style: "chat" | "completion";
  /** A selector's id. */
  selector: string;
  samples: number;
  /** Rank only programs that pass the visible tests, where some do. */
  filter: boolean;
  /** Lists of tests sampled; 0 for selectors that need none. */
  testCompletions: number;
  testsPerCompletion: number;
  temperature: number;
  topP: number;
  /** Processor seconds for each program and test. */
  cpuSeconds: number;
  maxTokens: number | null;
}

/**
 * The best of n programs by any selector of the room: CodeT's pools, with B4, PageRank or another in place of dual
 * agreement. A single program is not ranked, and no tests are written for it. Calls: `program` ×n, `tests` ×n.
 */
const bestOf: Strategy<BestOfOptions> = {
  id: "best-of",
  title: "Best of n by a selector, over programs and generated tests",
  paper: "Chen et al. 2024 (B4), arXiv 2409.08692; each selector names its own",
  calls: "program ×10, tests ×10",
  options: {
    style: "chat",
    selector: "b4",
    samples: 10,
    filter: true,
    testCompletions: 10,
    testsPerCompletion: 5,
    temperature: 0.8,
    topP: 0.95,
    cpuSeconds: 0.1,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const room = new URL("../selectors/", import.meta.url);
    const selector = await loadFromRoom<Selector>(room, "selector", options.selector);
    const drawn = await sample(task, kit, { ...options, n: options.samples });
    const programs = options.filter ? await visiblePassers(task, drawn, kit) : drawn;
    const isChoice = new Set(programs.map(({ text }) => text)).size > 1;
    const tests =
      isChoice && options.testCompletions > 0
        ? await writeTests(task, kit, { ...options, completions: options.testCompletions })
        : [];
    const grid = await crossCheck(programs, tests, kit, { cpuSeconds: options.cpuSeconds });
    return rankedOrder(selector.rank(grid, selector.options), grid, kit);
  },
};

export default bestOf;
