import { AssayError } from "../../core/errors.ts";
import type { Reward, Rewarded, RewardPorts, RewardSample } from "../../core/reward.ts";
import { loadFromRoom, loadRoom } from "../../core/room.ts";

const ROOM = new URL("../", import.meta.url);

/** A reward of the room by id. @throws AssayError UNKNOWN_NAME with the nearest. */
export function openReward(id: string): Promise<Reward> {
  return loadFromRoom<Reward>(ROOM, "reward", id);
}

/** Every reward, in order of id. */
export function rewards(): Promise<Reward[]> {
  return loadRoom<Reward>(ROOM, "reward");
}

/** A reward's constants with others over them. @throws AssayError REWARD_LACKS for one that it has not, or of another type. */
export function constantsOf(reward: Reward, given: Record<string, unknown>): object {
  const defaults = reward.options as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    const known = Object.hasOwn(defaults, name) ? typeof defaults[name] : undefined;
    if (known !== typeof value || (typeof value === "number" && !Number.isFinite(value)))
      throw new AssayError(
        "REWARD_LACKS",
        `${reward.id} has no such constant as ${name}=${JSON.stringify(value)}`,
        {
          fix: `its constants: ${JSON.stringify(defaults)}`,
        },
      );
  }
  return { ...defaults, ...given };
}

/** The reward of a sample; null when the sample lacks what the reward needs. */
export async function rewarded(
  reward: Reward,
  sample: RewardSample,
  ports: RewardPorts,
  constants: object,
): Promise<Rewarded> {
  const lacks = reward.needs.some((need) =>
    need === "tests" ? sample.tests.length === 0 : sample[need] === undefined,
  );
  return lacks ? { value: null } : reward.of(sample, ports, constants);
}
