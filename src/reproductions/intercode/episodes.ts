import { z } from "zod";

/** One recorded episode: what an agent did, saw and got, turn by turn. */
export const Episode = z.object({
  task_id: z.number(),
  query: z.string(),
  actions: z.array(z.string()),
  observations: z.array(z.string()),
  rewards: z.array(z.number()),
  summary: z.object({ max_reward: z.number() }),
});

export type Episode = z.infer<typeof Episode>;

/** An episode replayed: our reward for each turn, and why a reward that differs does, as far as can be told. */
export interface Replayed {
  episode: Episode;
  rewards: number[];
  reasons: (string | undefined)[];
}
