import type { ReproducedRow, ReproductionPorts } from "../reproduction/reproduction.ts";
import type { Replayed } from "./episodes.ts";

/** Rewards of two digits, summed in another order. */
const SAME = 0.005;

/** What the authors report of one file, if anything, and how far ours may be from what it records. */
export interface RecordedEpisodes {
  name: string;
  published?: { solved: number; episodes: number };
  /** Percentage points. */
  tolerance: number;
}

/**
 * Three rows for a file of episodes: the share solved (best reward 1), and the share of episodes and of turns whose
 * reward is the recorded one. Reasons for differing turns are counted in a notice.
 */
export function* episodeRows(
  { name, published, tolerance }: RecordedEpisodes,
  replayed: Replayed[],
  { onNotice }: Pick<ReproductionPorts, "onNotice">,
): Generator<ReproducedRow> {
  const solved = (rewards: number[]) => rewards.some((reward) => reward > 1 - 1e-9);
  const same = ({ episode, rewards }: Replayed, turn: number) =>
    Math.abs(rewards[turn]! - episode.rewards[turn]!) < SAME;
  const ours = replayed.filter(({ rewards }) => solved(rewards)).length;
  const recorded = replayed.filter(({ episode }) => solved(episode.rewards)).length;
  const agree = replayed.filter(({ episode, rewards }) => solved(episode.rewards) === solved(rewards)).length;
  const turns = replayed.reduce((sum, { rewards }) => sum + rewards.length, 0);
  const reasons = new Map<string, number>();
  for (const one of replayed) {
    one.rewards.forEach((_, turn) => {
      if (same(one, turn)) return;
      const reason = one.reasons[turn] ?? "for another reason";
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    });
  }
  const differing = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const why = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} ${reason}`);
  if (published && recorded !== published.solved && replayed.length === published.episodes) {
    onNotice(`${name}: this file records ${recorded} solved, the published one ${published.solved}`);
  }
  if (why.length > 0) onNotice(`${name}: turns that differ: ${why.join("; ")}`);
  const percent = (count: number, of: number) => (100 * count) / of;
  yield {
    name: `${name}: solved %`,
    published: percent(recorded, replayed.length),
    ours: percent(ours, replayed.length),
    tolerance,
    note: `${recorded} and ${ours} of ${replayed.length}`,
  };
  yield {
    name: `${name}: episodes that agree %`,
    published: 100,
    ours: percent(agree, replayed.length),
    tolerance,
    note: `${agree} of ${replayed.length}`,
  };
  yield {
    name: `${name}: turns with the same reward %`,
    published: 100,
    ours: percent(turns - differing, turns),
    tolerance,
    note: `${turns - differing} of ${turns}`,
  };
}
