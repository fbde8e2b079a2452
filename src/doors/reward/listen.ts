import { Hono } from "hono";
import { AssayError } from "../../core/errors.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import { openReward, rewards } from "../../rewards/open/open.ts";
import { fusionApi } from "../engine/api/fusion.ts";
import { DEFAULT_CEILING } from "../engine/ceiling.ts";
import { Counters } from "../engine/counters.ts";
import { Gate } from "../http/gate.ts";
import { KEYS_VARIABLE, keyDoor } from "../http/keys.ts";
import { type Address, listen, mustBeKept, type Serving } from "../http/listen.ts";
import { complain, ownComplaint } from "../http/refusal.ts";
import { visitors } from "../http/visitor.ts";
import { type House, route } from "./door.ts";
import openrlhf from "./faces/openrlhf.ts";
import own from "./faces/own.ts";
import trl from "./faces/trl.ts";
import verl from "./faces/verl.ts";
import { Replies } from "./store/replies.ts";

export interface RewardOptions extends Address {
  /** The reward that is given when a request names none; `pass-ratio` unless given. */
  reward?: string;
  language?: string;
  limits?: Partial<Limits>;
  trustTests?: boolean;
  /** Where replies are kept; in memory, the last 20 000, unless given. */
  store?: string;
  keys?: readonly string[];
  queue?: number;
  bodyBytes?: number;
  onNotice?(text: string): void;
}

/**
 * Serves rewards to trainers. Throws UNKNOWN_NAME for an unknown reward, SERVE_KEY when others could reach it without a
 * key, SERVE_ADDRESS when the address cannot be had.
 */
export async function serveRewards(sandbox: Sandbox, options: RewardOptions = {}): Promise<Serving> {
  const { keys = [], queue = 4000, bodyBytes = 64 * 1024 ** 2, reward = "pass-ratio" } = options;
  mustBeKept(options.host, keys.length > 0, "run programs here", `set ${KEYS_VARIABLE} or --keys FILE`);
  await openReward(reward);
  const gate = new Gate({ active: 128, queue, bytes: Math.max(1024 ** 3, bodyBytes) });
  const counters = new Counters();
  const replies = await Replies.open(options.store, options.onNotice);
  const { limits = {}, trustTests = false, language = "python" } = options;
  const house: House = { sandbox, gate, counters, replies, limits, trustTests, bodyBytes, reward, language };
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ ok: true }));
  app.use(visitors({ keyed: keys.length > 0 }));
  app.use(keyDoor(keys));
  app.get("/metrics", (context) => context.text(counters.text(gate)));
  app.get("/v1/rewards", async (context) => {
    const all = await rewards();
    return context.json({
      rewards: all.map(({ id, title, paper, options: constants, needs }) => ({
        id,
        title,
        paper,
        constants,
        needs,
      })),
    });
  });
  route(app, house, own);
  route(app, house, verl);
  route(app, house, trl);
  route(app, house, openrlhf);
  // verl's own sandbox client speaks SandboxFusion's format.
  fusionApi(app, { sandbox, gate, counters, ceiling: DEFAULT_CEILING, bodyBytes, trustTests, data: [] });
  app.notFound((context) =>
    complain(
      context,
      new AssayError("NOT_FOUND", "no such route", { fix: "see docs/reward.md" }),
      ownComplaint,
    ),
  );
  app.onError((error, context) => complain(context, error, ownComplaint));
  return listen(
    (request) => app.fetch(request),
    options,
    async () => {
      await gate.close();
      await replies.close();
    },
  );
}
