import type { Strategy } from "../core/strategy.ts";
import type { Extraction } from "../moves/extract.ts";
import sample from "../moves/sample.ts";
import type { Shot } from "../moves/text/describe.ts";

export interface DirectOptions {
  style: "chat" | "completion";
  /** 0 is greedy. Raise it (0.8) when a run draws several samples per task, or they will all be the same. */
  temperature: number;
  /** Null: the server's limit for a chat, 512 for a completion. */
  maxTokens: number | null;
  /** Null: `fence-or-def` for a chat, `stop-strings` for a completion. */
  extraction: Extraction | null;
  shots: Shot[];
}

/** One program from one prompt: the baseline of every other method. Calls: one `program`. */
const direct: Strategy<DirectOptions> = {
  id: "direct",
  title: "Direct: one program from one prompt",
  paper: "Chen et al. 2021, arXiv 2107.03374 (zero-shot); Austin et al. 2021, arXiv 2108.07732 (few-shot)",
  options: { style: "chat", temperature: 0, maxTokens: null, extraction: null, shots: [] },
  solve: (task, kit, options) => sample(task, kit, { ...options, n: 1 }),
};

export default direct;
