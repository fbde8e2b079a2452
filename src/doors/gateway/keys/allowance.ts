import { AssayError } from "../../../core/errors.ts";
import type { Budget } from "../../../core/strategy.ts";
import type { AccountStore } from "../../../kit/purse/account.ts";
import { Purse } from "../../../kit/purse.ts";
import type { KeyRecord } from "./ring.ts";

/** Keeps each key to its rate and to its money of the day. */
export class Allowances {
  readonly #accounts: (key: string, day: string) => AccountStore;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #purses = new Map<string, { day: string; purse: Purse }>();

  /** `accounts` keeps what a key has spent on a day (`YYYY-MM-DD`); `now` is in milliseconds since 1970. */
  constructor(accounts: (key: string, day: string) => AccountStore, now: () => number = Date.now) {
    this.#accounts = accounts;
    this.#now = now;
  }

  /** Counts a request. Throws KEY_RATE when the key has had its number for now. */
  admit({ name, perMinute }: KeyRecord): void {
    if (perMinute === undefined) return;
    const now = this.#now();
    const bucket = this.#buckets.get(name) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, bucket.left + ((now - bucket.at) / 60_000) * perMinute);
    if (left < 1) {
      const seconds = perMinute === 0 ? 60 : Math.ceil(((1 - left) / perMinute) * 60);
      throw new AssayError("KEY_RATE", `this key may make ${perMinute} requests a minute`, {
        fix: `wait ${seconds} s`,
      });
    }
    this.#buckets.set(name, { left: left - 1, at: now });
  }

  /** The key's purse of today; none when it has no cap. */
  purses({ name, day: cap }: KeyRecord): Purse[] {
    if (!cap) return [];
    const day = new Date(this.#now()).toISOString().slice(0, 10);
    const known = this.#purses.get(name);
    if (known?.day === day) return [known.purse];
    const purse = new Purse(`key ${name}, day`, cap, this.#accounts(name, day));
    this.#purses.set(name, { day, purse });
    return [purse];
  }
}

/** The smallest of each cap. */
export function tightest(...budgets: (Budget | undefined)[]): Budget {
  const tight: Budget = {};
  for (const budget of budgets) {
    for (const [cap, value] of Object.entries(budget ?? {}) as [keyof Budget, number][])
      tight[cap] = Math.min(value, tight[cap] ?? Number.POSITIVE_INFINITY);
  }
  return tight;
}
