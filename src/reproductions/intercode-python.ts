import { z } from "zod";
import type { Sandbox } from "../core/sandbox.ts";
import { inWindow } from "../run/window.ts";
import { Episode, type Replayed } from "./intercode/episodes.ts";
import { REPLAY } from "./intercode/replay-python.py.ts";
import { episodeRows, type RecordedEpisodes } from "./intercode/rows.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Task = z.object({
  gold: z.string(),
  tests: z.array(z.string()),
  test_setup_code: z.string(),
});

type Task = z.infer<typeof Task>;

const RUNS: (RecordedEpisodes & { file: string })[] = [
  {
    name: "GPT-4, 7 turns",
    file: "python_gpt4_7turns",
    published: { solved: 70, episodes: 119 },
    tolerance: 1,
  },
  {
    name: "GPT-3.5, 7 turns",
    file: "python_gpt35_7turns",
    published: { solved: 69, episodes: 117 },
    tolerance: 1,
  },
];

/** InterCode-Python: recorded agents on MBPP, every definition judged again by the task's tests against its reference. */
const intercodePython: Reproduction = {
  id: "intercode-python",
  title: "InterCode-Python, recorded episodes",
  paper: "Yang et al. 2023, arXiv 2306.14898; released records",
  async *rows(ports) {
    const tasks = await recordedRows("intercode-bash-ctf/ic_mbpp.jsonl.gz", Task, ports.data);
    const runs = await recordedRuns<RecordedEpisodes & { file: string }, Episode>(
      RUNS,
      {
        folder: /^intercode/,
        file: /python_(.+?)_(\d+)turns.*/,
        row: Episode,
        other: ({ name, match }) => ({ name: `${match[1]}, ${match[2]} turns`, file: name, tolerance: 1 }),
      },
      ports,
    );
    const parts = runs.map((run) => ({
      ...run,
      episodes: sampled(run.rows, ports.limit ?? run.rows.length, `${ports.seed} ${run.file}`),
    }));
    const items = parts.reduce((sum, { episodes }) => sum + episodes.length, 0);
    let done = 0;
    for (const part of parts) {
      const replayed: Replayed[] = [];
      const work = inWindow(part.episodes, ports.sandbox.workers, ports.signal, (episode, signal) =>
        replay(episode, tasks[episode.task_id]!, ports.sandbox, signal),
      );
      for await (const one of work) {
        replayed.push(one);
        ports.onProgress({ done: ++done, items });
      }
      yield* episodeRows(part, replayed, ports);
    }
  },
};

async function replay(
  episode: Episode,
  { gold, tests, test_setup_code: setup }: Task,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Replayed> {
  const stdin = JSON.stringify({ actions: episode.actions, gold, tests, setup });
  const limits = { cpuSeconds: 60, idleSeconds: 60 };
  const { stdout } = await sandbox.run({ language: "python", program: REPLAY, stdin, limits }, signal);
  const said = z.array(z.number()).safeParse(parsed(stdout));
  const rewards = said.success ? said.data : episode.actions.map(() => 0);
  const reason = said.success ? "another verdict" : "the replay did not end";
  return { episode, rewards, reasons: episode.actions.map(() => reason) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  } catch {
    return undefined;
  }
}

export default intercodePython;
