import { AssayError, BudgetSpent } from "../core/errors.ts";
import type { Reply } from "../core/model.ts";
import type { Budget, Spend } from "../core/strategy.ts";

/** The purpose of asks whose answer decides about other answers. */
const JUDGING = "judge";

const CAPS = ["calls", "tokens", "usd", "seconds"] as const;

/** Refuses a budget that could never stop anything (a misspelt cap, a negative number, NaN). */
export function checkBudget(budget: Budget): void {
  for (const [cap, value] of Object.entries(budget)) {
    if (!(CAPS as readonly string[]).includes(cap) || !(typeof value === "number" && value >= 0)) {
      throw new AssayError("BAD_BUDGET", `budget ${cap}=${value} is not a cap`, {
        fix: `use ${CAPS.join(", ")} with numbers from 0`,
      });
    }
  }
}

/**
 * What one attempt has spent, and whether it may spend more. A call is admitted while every cap still has
 * something left, so spend goes past a cap by at most the one call that reached it.
 *
 * An unknown price is null, never 0. Under a `usd` cap the first reply without a price is an error
 * (PRICE_UNKNOWN): it has been journalled, so nothing is lost, but a cap that cannot be kept must not look kept.
 */
export class Meter {
  readonly #budget: Budget;
  readonly #spend: Spend = { calls: 0, tokens: { prompt: 0, completion: 0 }, usd: 0, checks: 0, seconds: 0 };
  #started = performance.now();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Whether a cap is on something that is known only after a call: tokens or usd. */
  get capsCost(): boolean {
    return this.#budget.tokens !== undefined || this.#budget.usd !== undefined;
  }

  /** Seconds since the attempt began, over all the processes that worked on it. */
  get elapsed(): number {
    return (performance.now() - this.#started) / 1000;
  }

  get spend(): Spend {
    return { ...structuredClone(this.#spend), seconds: this.elapsed };
  }

  /** Counts a call that is about to start; throws BudgetSpent when a cap has nothing left. */
  admit(): void {
    const { calls, tokens, usd } = this.#spend;
    const spent = { calls, tokens: tokens.prompt + tokens.completion, usd: usd ?? 0, seconds: this.elapsed };
    for (const cap of CAPS) {
      const limit = this.#budget[cap];
      if (limit !== undefined && spent[cap] >= limit) throw new BudgetSpent(`${cap}=${limit}`);
    }
    this.#spend.calls++;
  }

  /** Counts a call that an earlier process made. `at` is what {@link elapsed} said when it ended. */
  replayed(at: number, calls: number): void {
    this.#spend.calls += calls;
    this.#started = Math.min(this.#started, performance.now() - at * 1000);
  }

  /** Counts what a call cost; what was asked in order to judge is also counted apart. */
  paid(replies: Reply[], purpose = ""): void {
    if (purpose === JUDGING) {
      this.#spend.judging ??= { calls: 0, tokens: { prompt: 0, completion: 0 }, usd: 0 };
      this.#spend.judging.calls++;
    }
    for (const spend of [this.#spend, ...(purpose === JUDGING ? [this.#spend.judging!] : [])]) {
      for (const { tokens, cost } of replies) {
        spend.tokens.prompt += tokens.prompt;
        spend.tokens.completion += tokens.completion;
        spend.usd = spend.usd === null || cost === null ? null : spend.usd + cost;
      }
    }
    if (this.#budget.usd !== undefined && this.#spend.usd === null) {
      throw new AssayError("PRICE_UNKNOWN", "a usd budget cannot be kept: this model's price is not known", {
        fix: "cap calls or tokens instead",
      });
    }
  }

  checked(programs: number): void {
    this.#spend.checks += programs;
  }
}
