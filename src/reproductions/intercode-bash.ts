import { readFileSync } from "node:fs";
import { z } from "zod";
import { bashReward } from "../benchmarks/intercode/bash-reward.ts";
import { inWindow } from "../run/window.ts";
import { Container } from "./intercode/container.ts";
import { Episode, type Replayed } from "./intercode/episodes.ts";
import { episodeRows, type RecordedEpisodes } from "./intercode/rows.ts";
import { findRecorded } from "./recorded/find.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction, ReproductionPorts } from "./reproduction/reproduction.ts";

const Task = z.object({ query: z.string(), gold: z.string() });

type Files = RecordedEpisodes & { file: string; system: number };

const files = (model: string, file: string, system: number, solved: number, episodes: number): Files => ({
  name: `${model}, file system ${system}`,
  file: `bash_${file}_fs${system}`,
  system,
  published: { solved, episodes },
  tolerance: 10,
});

const FILES: Files[] = [
  files("GPT-4", "gpt4", 1, 25, 60),
  files("GPT-4", "gpt4", 2, 25, 53),
  files("GPT-4", "gpt4", 3, 31, 60),
  files("GPT-4", "gpt4", 4, 16, 27),
  files("GPT-3.5", "gpt35", 1, 27, 60),
  files("GPT-3.5", "gpt35", 3, 27, 60),
  files("GPT-3.5", "gpt35", 4, 13, 27),
];

/** The authors' limit for a command. */
const LIMITS = { cpuSeconds: 10, idleSeconds: 10, outputBytes: 1024 ** 2 };

/**
 * InterCode-Bash: recorded agents on four file systems, which the authors' set-up scripts make. They ran as root in a
 * container with a network; here without either, and with the programs that this machine has.
 */
const intercodeBash: Reproduction = {
  id: "intercode-bash",
  title: "InterCode-Bash, recorded episodes",
  paper: "Yang et al. 2023, arXiv 2306.14898, table 2",
  async *rows(ports) {
    const work = [];
    const runs = await recordedRuns<Files, Episode>(
      FILES,
      {
        folder: /^intercode/,
        file: /bash_(.+)_fs_?([1-4])/,
        row: Episode,
        other: ({ name, match }) => ({
          name: `${match[1]}, file system ${match[2]}`,
          file: name,
          system: Number(match[2]),
          tolerance: 10,
        }),
      },
      ports,
    );
    for (const { rows: all, ...about } of runs) {
      const tasks = await recordedRows(
        `intercode-bash-ctf/nl2bash_fs_${about.system}.jsonl.gz`,
        Task,
        ports.data,
      );
      const episodes = sampled(all, ports.limit ?? Number.POSITIVE_INFINITY, `${ports.seed} ${about.file}`);
      const script = `setup_nl2b_fs_${about.system}.sh`;
      const read = async (name: string) =>
        readFileSync(await findRecorded(`intercode-bash-ctf/${name}`, ports.data), "utf8");
      const world = { [script]: await read(script), ".gitignore": await read("docker.gitignore") };
      work.push({ about, episodes, tasks, script, world });
    }
    const items = work.reduce((sum, { episodes }) => sum + episodes.length, 0);
    let done = 0;
    const results = inWindow(work, ports.sandbox.workers, ports.signal, async (one) => {
      const replayed = await replay(ports, one, () => ports.onProgress({ done: ++done, items }));
      return { about: one.about, replayed };
    });
    for await (const { about, replayed } of results) yield* episodeRows(about, replayed, ports);
  },
};

interface Work {
  episodes: Episode[];
  tasks: z.infer<typeof Task>[];
  script: string;
  world: Record<string, string>;
}

async function replay(
  { sandbox }: ReproductionPorts,
  { episodes, tasks, script, world }: Work,
  onDone: () => void,
): Promise<Replayed[]> {
  const session = await sandbox.open({ language: "bash", at: "/", files: world, limits: LIMITS });
  try {
    const container = await Container.begin(session, script);
    const replayed: Replayed[] = [];
    for (const episode of episodes) {
      await container.reset();
      const gold = await container.aftermath(await container.act(tasks[episode.task_id]!.gold));
      await container.reset();
      const rewards: number[] = [];
      const reasons: string[] = [];
      for (const [turn, action] of episode.actions.entries()) {
        const output = await container.act(action);
        rewards.push(bashReward(await container.aftermath(output), gold));
        reasons.push(reasonOf(episode.observations[turn] ?? "", output, gold.output));
      }
      replayed.push({ episode, rewards, reasons });
      onDone();
    }
    return replayed;
  } finally {
    await session.close();
  }
}

function reasonOf(recorded: string, output: string, gold: string): string {
  if (/command not found|No such file or directory/.test(gold))
    return "the reference needs a program that is not here";
  if (/command not found/.test(output) && !/command not found/.test(recorded)) return "a program is not here";
  const cut = (text: string) => text.slice(0, 600).trim();
  return cut(recorded) === cut(output) ? "same output, the reference's differs" : "another output";
}

export default intercodeBash;
