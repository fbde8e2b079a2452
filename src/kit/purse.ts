import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AssayError, BudgetSpent } from "../core/errors.ts";
import type { Ask, Model, Reply } from "../core/model.ts";
import { checkBudget } from "./budget.ts";
import { type Account, type AccountStore, memoryAccount } from "./purse/account.ts";

/** A cap that many attempts share: those of one run, or of one day. A missing field is no limit. */
export interface SharedCap {
  calls?: number;
  tokens?: number;
  usd?: number;
}

/** The most that a call may take; Infinity where nothing says. */
export interface Most {
  tokens: number;
  usd: number;
}

/** A call that was let through. Ends with what it cost, or with nothing when it failed. */
export type Hold = (replies: Reply[]) => Promise<void>;

const SHARED_WAIT_MS = 100;

/**
 * Money that attempts at work at the same time share. A call is let through when the cap would hold even if this call
 * and all that are under way took the most they may; one of which nobody can say that goes alone. So spend passes a
 * cap by at most the one call that reached it, and calls whose length is bounded still go side by side.
 */
export class Purse {
  /** `run` or `day`: said when it is empty. */
  readonly name: string;
  readonly #cap: SharedCap;
  readonly #store: AccountStore;
  #turn: Promise<unknown> = Promise.resolve();
  #wake: (() => void) | undefined;
  /** A call had no price, so that a cap in dollars cannot be kept. */
  #unpriced = false;

  /** @throws AssayError BAD_BUDGET for a cap that could stop nothing. */
  constructor(name: string, cap: SharedCap, store: AccountStore = memoryAccount()) {
    checkBudget(cap);
    this.name = name;
    this.#cap = cap;
    this.#store = store;
  }

  /** Whether other processes spend from it too. */
  get shared(): boolean {
    return this.#store.shared;
  }

  /** What has been spent by all who share it. */
  async spent(): Promise<Omit<Account, "holds">> {
    return this.#store.update(({ calls, tokens, usd }) => ({ calls, tokens, usd }));
  }

  /** Counts what an earlier process of the run spent. What processes share was counted when it was paid. */
  async note(spent: { calls: number; tokens: number; usd: number | null }): Promise<void> {
    if (this.#store.shared) return;
    await this.#store.update((account) => {
      account.calls += spent.calls;
      account.tokens += spent.tokens;
      account.usd += spent.usd ?? 0;
    });
    if (spent.usd === null) this.#unpriced = true;
  }

  /** {@link note} of a call that the journal answered. */
  replayed(replies: Reply[]): void {
    void this.note({ calls: 1, ...sumOf(replies) });
  }

  /**
   * Waits until the call may go.
   * @throws BudgetSpent when the cap is reached; AssayError PRICE_UNKNOWN when a cap in dollars cannot be kept, since
   * an earlier call had no price; the signal's reason.
   */
  enter(most: Most, signal?: AbortSignal): Promise<Hold> {
    const turn = this.#turn.then(() => this.#wait(most, signal));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #wait(most: Most, signal?: AbortSignal): Promise<Hold> {
    const id = randomBytes(6).toString("hex");
    for (;;) {
      signal?.throwIfAborted();
      if (this.#unpriced && this.#cap.usd !== undefined) throw priceUnknown(this.name);
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const entered = await this.#store.update((account) => this.#admit(account, id, most));
      if (entered) return (replies) => this.#settle(id, replies);
      const others = this.#store.shared ? [sleep(SHARED_WAIT_MS)] : [];
      await Promise.race([woken, ...others, aborted(signal)]);
    }
  }

  #admit(account: Account, id: string, most: Most): boolean {
    const held = Object.values(account.holds);
    const sum = (field: "tokens" | "usd") =>
      held.reduce((total, hold) => total + (hold[field] ?? Number.POSITIVE_INFINITY), 0);
    const under = { calls: held.length, tokens: sum("tokens"), usd: sum("usd") };
    const own = { calls: 1, ...most };
    for (const field of ["calls", "tokens", "usd"] as const) {
      const limit = this.#cap[field];
      if (limit === undefined) continue;
      if (account[field] >= limit) throw new BudgetSpent(`${this.name} ${field}=${limit}`);
      if (held.length > 0 && account[field] + under[field] + own[field] > limit) return false;
    }
    account.holds[id] = { tokens: finite(most.tokens), usd: finite(most.usd), ...this.#store.owner };
    return true;
  }

  async #settle(id: string, replies: Reply[]): Promise<void> {
    const { tokens, usd } = sumOf(replies);
    await this.#store.update((account) => {
      delete account.holds[id];
      if (replies.length === 0) return;
      account.calls++;
      account.tokens += tokens;
      account.usd += usd ?? 0;
    });
    if (usd === null) this.#unpriced = true;
    this.#wake?.();
  }
}

/** Enters all purses, in order; the hold ends with all of them. */
export async function holdAll(purses: readonly Purse[], most: Most, signal?: AbortSignal): Promise<Hold> {
  const holds: Hold[] = [];
  const settle: Hold = async (replies) => {
    for (const hold of holds) await hold(replies);
  };
  try {
    for (const purse of purses) holds.push(await purse.enter(most, signal));
  } catch (error) {
    await settle([]);
    throw error;
  }
  return settle;
}

function sumOf(replies: Reply[]): { tokens: number; usd: number | null } {
  let tokens = 0;
  let usd: number | null = 0;
  for (const reply of replies) {
    tokens += reply.tokens.prompt + reply.tokens.completion;
    usd = usd === null || reply.cost === null ? null : usd + reply.cost;
  }
  return { tokens, usd };
}

/** Tokens of a message's frame that its text does not show: a generous bound. */
const FRAME_TOKENS = 64;

/**
 * The most an ask may take of a model, from the length of its texts (a token is at least a byte), its longest answer
 * and the list price. Pictures and thoughts have no bound that we know.
 */
export function mostOf({ price, supports }: Pick<Model, "price" | "supports">, ask: Ask): Most {
  const n = ask.n ?? 1;
  const unbounded =
    ask.maxTokens === undefined ||
    (ask.reasoning !== undefined && ask.reasoning !== "none") ||
    ask.messages?.some(({ images }) => images?.length);
  if (unbounded) return { tokens: Number.POSITIVE_INFINITY, usd: Number.POSITIVE_INFINITY };
  const bytes = Buffer.byteLength(
    JSON.stringify([ask.messages, ask.prompt, ask.infill, ask.tools, ask.format]),
  );
  const prompts = supports?.n === true ? 1 : n;
  const prompt = prompts * (bytes + FRAME_TOKENS * (1 + (ask.messages?.length ?? 0)));
  const completion = n * (ask.maxTokens ?? 0);
  const dearest = Math.max(price?.input ?? 0, price?.cacheWritten ?? 0);
  const usd = price ? (prompt * dearest + completion * price.output) / 1_000_000 : Number.POSITIVE_INFINITY;
  return { tokens: prompt + completion, usd };
}

function priceUnknown(name: string): AssayError {
  const what = `a usd cap on the ${name} cannot be kept: this model's price is not known`;
  return new AssayError("PRICE_UNKNOWN", what, { fix: "cap calls or tokens instead" });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}
