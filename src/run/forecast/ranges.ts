import { seededRandom } from "../../core/random.ts";
import { normal } from "../../models/simulated/chance.ts";

/** What all attempts at a task, or a whole plan, spend. */
export interface Figures<Value> {
  calls: Value;
  /** Tokens. */
  prompt: Value;
  completion: Value;
  usd: Value;
  /** Of all attempts, one after the other; and the longest of them. */
  seconds: Value;
  longest: Value;
}

/** A mean, and the 5 % and 95 % quantiles. */
export interface Range {
  mean: number;
  low: number;
  high: number;
}

/** The plan as far as its totals depend on it. */
export interface Scope {
  tasks: number;
  /** Whether every task was rehearsed. */
  isWhole: boolean;
  /** Whether the model is the profile itself. */
  isItself: boolean;
  /** Attempts under way at once: the time is shared by so many, but no shorter than the longest. */
  width: number;
  /** Calls that the budgets of all attempts allow. */
  mostCalls?: number;
  seed: number;
}

/** How often the plan is imagined. */
const IMAGINED = 2000;

/**
 * How far a model is from the profile that stands in for it: standard deviation of ln of calls, tokens in a prompt,
 * tokens in a reply, and seconds of a reply. Assumed, not fitted; the replies of the two chat profiles differ by 0.22.
 */
const DISTANCE = { calls: 0.1, prompt: 0.15, completion: 0.3, seconds: 0.5 };

/**
 * Ranges of a plan's totals, from what rehearsed tasks spent. The plan is imagined many times: each time the tasks are
 * drawn anew from the rehearsed ones (all are kept when `isWhole`), each spends what it spent in one of its rounds, and
 * all spend more or less by how far the model is from the profile (`isItself`: not at all).
 *
 * @param spent `spent[task][round]`.
 */
export function rangesOf(spent: readonly (readonly Figures<number>[])[], plan: Scope): Figures<Range> {
  const random = seededRandom(plan.seed);
  const one = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const [first] = spent.flat();
  // A strategy that asks as often whatever it hears (once an attempt, say) does so with any model.
  const varies = spent.flat().some(({ calls }) => calls !== first?.calls);
  const totals = Array.from({ length: IMAGINED }, () => {
    const known = plan.isWhole ? spent : spent.map(() => one(spent));
    const far = plan.isItself ? 0 : 1;
    const by = (spread: number) => Math.exp(far * spread * normal(random) - (far * spread ** 2) / 2);
    const [calls, prompt, completion, pace] = [
      DISTANCE.calls,
      DISTANCE.prompt,
      DISTANCE.completion,
      DISTANCE.seconds,
    ].map(by);
    const total = { calls: 0, prompt: 0, completion: 0, usd: 0, seconds: 0, longest: 0 };
    for (let task = 0; task < plan.tasks; task++) {
      const rounds = plan.isWhole ? known[task]! : one(known);
      const spend = one(rounds);
      total.calls += spend.calls;
      total.prompt += spend.prompt;
      total.completion += spend.completion;
      total.usd += spend.usd;
      total.seconds += spend.seconds;
      total.longest = Math.max(total.longest, spend.longest);
    }
    const more = varies ? calls! : 1;
    return {
      calls: Math.min(total.calls * more, plan.mostCalls ?? Number.POSITIVE_INFINITY),
      prompt: total.prompt * more * prompt!,
      completion: total.completion * more * completion!,
      usd: total.usd * more * completion!,
      seconds: Math.max(total.longest, total.seconds / plan.width) * more * pace!,
      longest: total.longest,
    };
  });
  const range = (name: keyof Figures<number>): Range => {
    const values = totals.map((total) => total[name]).sort((a, b) => a - b);
    const at = (level: number) => values[Math.floor(level * (values.length - 1))]!;
    return {
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: at(0.05),
      high: at(0.95),
    };
  };
  return {
    calls: range("calls"),
    prompt: range("prompt"),
    completion: range("completion"),
    usd: range("usd"),
    seconds: range("seconds"),
    longest: range("longest"),
  };
}
