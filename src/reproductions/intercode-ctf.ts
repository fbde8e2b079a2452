import { z } from "zod";
import { Episode } from "./intercode/episodes.ts";
import { episodeRows, type RecordedEpisodes } from "./intercode/rows.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const RUNS: (RecordedEpisodes & { file: string })[] = [
  {
    name: "GPT-4, 10 turns",
    file: "ctf_gpt4_10turns",
    published: { solved: 37, episodes: 93 },
    tolerance: 1,
  },
];

const Task = z.object({ task_id: z.number(), gold: z.string() });

/**
 * InterCode-CTF: the flags that a recorded agent submitted, judged again. The puzzles' files are not in the record and
 * many of them lie on servers, so the actions before are not replayed.
 */
const intercodeCtf: Reproduction = {
  id: "intercode-ctf",
  title: "InterCode-CTF, recorded submissions",
  paper: "Yang et al. 2023, arXiv 2306.14898, §4.4",
  async *rows(ports) {
    const tasks = await recordedRows("intercode-bash-ctf/ctf_tasks.jsonl.gz", Task, ports.data);
    const flags = new Map(tasks.map(({ task_id, gold }) => [task_id, gold]));
    const runs = await recordedRuns<RecordedEpisodes & { file: string }, Episode>(
      RUNS,
      {
        folder: /^intercode/,
        file: /ctf_(.+?)_(\d+)turns.*/,
        row: Episode,
        other: ({ name, match }) => ({ name: `${match[1]}, ${match[2]} turns`, file: name, tolerance: 1 }),
      },
      ports,
    );
    for (const run of runs) {
      const episodes = sampled(run.rows, ports.limit ?? Number.POSITIVE_INFINITY, ports.seed);
      const replayed = episodes.map((episode) => ({
        episode,
        rewards: episode.actions.map((action) => ctfReward(action, flags.get(episode.task_id) ?? "")),
        reasons: episode.actions.map(() => undefined),
      }));
      yield* episodeRows(run, replayed, ports);
    }
  },
};

/** 1 when the action submits the flag, whatever its case. */
function ctfReward(action: string, flag: string): number {
  const [verb, given] = action.split(" ");
  return verb === "submit" && given?.toLowerCase() === flag.toLowerCase() ? 1 : 0;
}

export default intercodeCtf;
