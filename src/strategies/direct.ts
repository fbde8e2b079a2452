import { AssayError } from "../core/errors.ts";
import type { Strategy } from "../core/strategy.ts";
import demonstrations, {
  checkPool,
  type Demonstration,
  type DemonstrationOptions,
} from "../moves/demonstrations.ts";
import type { Extraction } from "../moves/extract.ts";
import sample from "../moves/sample.ts";

export interface DirectOptions {
  style: "chat" | "completion";
  /** 0 is greedy. Raise it (0.8) when a run draws several samples per task, or they will all be the same. */
  temperature: number;
  /** Null: the server's limit for a chat, 512 for a completion. */
  maxTokens: number | null;
  /** Null: `fence-or-def` for a chat, `stop-strings` for a completion. */
  extraction: Extraction | null;
  /** Solved tasks to show, or a pool to choose them from. */
  shots: Demonstration[];
  /** How shots are chosen for each task; see {@link DemonstrationOptions}. */
  shotsBy: DemonstrationOptions["by"];
  /** Null: all that are given; 4 when they are chosen. */
  shotCount: number | null;
  shotOrder: DemonstrationOptions["order"];
}

/** One program from one prompt: the baseline of every other method. Calls: one `program`. */
const direct: Strategy<DirectOptions> = {
  id: "direct",
  title: "Direct: one program from one prompt",
  paper: "Chen et al. 2021, arXiv 2107.03374 (zero-shot); Austin et al. 2021, arXiv 2108.07732 (few-shot)",
  calls: "program",
  options: {
    style: "chat",
    temperature: 0,
    maxTokens: null,
    extraction: null,
    shots: [],
    shotsBy: "given",
    shotCount: null,
    shotOrder: "chosen",
  },
  async solve(task, kit, options) {
    checkShots(options);
    const choice = { by: options.shotsBy, count: options.shotCount, order: options.shotOrder, balance: 0.5 };
    const shots = demonstrations(task, options.shots, choice, () => kit.random());
    return sample(task, kit, { ...options, shots, n: 1 });
  },
};

export default direct;

function checkShots({ shots, shotsBy, shotOrder }: DirectOptions): void {
  const bad = (what: string, fix: string) => new AssayError("BAD_OPTION", what, { where: "direct", fix });
  checkPool(shots, "direct");
  const ways = ["given", "random", "bm25", "diverse", "clusters"];
  if (!ways.includes(shotsBy)) throw bad(`shotsBy is "${shotsBy}"`, `known: ${ways.join(", ")}`);
  const orders = ["rising", "falling", "chosen"];
  if (!orders.includes(shotOrder)) throw bad(`shotOrder is "${shotOrder}"`, `known: ${orders.join(", ")}`);
}
