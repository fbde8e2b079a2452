import { BudgetSpent } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import type { Meter } from "./budget.ts";
import type { Journal } from "./journal.ts";

/** One thing an attempt did. Times are seconds since the attempt began. */
export interface TraceStep {
  kind: "ask" | "check" | "grid" | "inspect" | "session" | "offer";
  /** The ask's purpose, the candidate's id, the grid's size, or what was done in the session. */
  what: string;
  /** When it ended. */
  at: number;
  seconds: number;
  /** Answered from the journal. */
  replayed: boolean;
  /** What came of it, in a few words. */
  told?: string;
  /** Of an offer: the candidate that it was made from. */
  parent?: string;
}

/**
 * Hears a step as it ends, with what was asked for (the ask, check, grid or inspection; of an offer the candidate) and
 * what came of it (null for an offer).
 */
export type OnStep = (step: TraceStep, of: unknown, value: unknown) => void;

/** Something done to the world. */
export interface Effect<Value> {
  kind: "ask" | "check" | "grid" | "inspect" | "session";
  /** For the trace. */
  what: string;
  /** Everything the result depends on; decides the journal key. */
  of: unknown;
  /** Waits until the effects with a turn before it have been counted. */
  inTurn?: boolean;
  act(key: string): Promise<Value>;
  /** Counts the result, new or replayed. */
  count(value: Value): void;
  /** The result in a few words, for the trace. */
  tell?(value: Value): string;
}

/** An effect's result as the journal keeps it. */
interface Done<Value> {
  value: Value;
  at: number;
  seconds: number;
}

/**
 * The one way to do something to the world: an effect that the journal knows is answered from it, at no cost and
 * whatever the budget; a new one is done, recorded, counted, and only then returned.
 */
export class Effects {
  /** What happened, in order of ending. */
  readonly trace: TraceStep[] = [];
  readonly #journal: Journal;
  readonly #meter: Meter;
  readonly #scope: object;
  readonly #onStep: OnStep | undefined;
  /** How many equal effects were asked for, by hash. */
  readonly #times = new Map<string, number>();
  readonly #underWay = new Set<Promise<unknown>>();
  #turn: Promise<unknown> = Promise.resolve();
  #fault: unknown;
  #refused = false;

  /**
   * `scope` is a plain object that tells this attempt from all others on the same journal; `onStep` hears every step as
   * it ends.
   */
  constructor(journal: Journal, meter: Meter, scope: object, onStep?: OnStep) {
    this.#journal = journal;
    this.#meter = meter;
    this.#scope = scope;
    this.#onStep = onStep;
  }

  /** Adds a step to the trace. */
  note(step: TraceStep, of: unknown, value: unknown): void {
    this.trace.push(step);
    this.#onStep?.(step, of, value);
  }

  /** The first thing that broke, if any: model, sandbox or journal, not the budget. */
  get fault(): unknown {
    return this.#fault;
  }

  /** Whether the budget refused a call. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Resolves when no effect is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  perform<Value>(effect: Effect<Value>): Promise<Value> {
    const result = this.#replayOrDo(effect).catch((error) => {
      if (error instanceof BudgetSpent) this.#refused = true;
      else this.#fault ??= error;
      throw error;
    });
    this.#underWay.add(result);
    // Also keeps a failure that the strategy never awaits from ending the process.
    const ended = () => void this.#underWay.delete(result);
    result.then(ended, ended);
    return result;
  }

  /**
   * Keys are given out, and known results counted, before the caller goes on: so equal effects asked for at
   * once are numbered in the order of the calls, in every replay.
   */
  async #replayOrDo<Value>(effect: Effect<Value>): Promise<Value> {
    const hash = hashOf({ scope: this.#scope, kind: effect.kind, of: effect.of });
    const time = this.#times.get(hash) ?? 0;
    this.#times.set(hash, time + 1);
    const key = `${hash}.${time}`;
    const known = this.#journal.get(key) as Done<Value> | undefined;
    if (known) {
      this.#meter.replayed(known.at, effect.kind === "ask" ? 1 : 0);
      return this.#finish(effect, known, true);
    }
    const work = async () => this.#finish(effect, await this.#do(effect, key), false);
    if (!effect.inTurn) return work();
    const turn = this.#turn.then(work, work);
    this.#turn = turn;
    return turn;
  }

  async #do<Value>({ kind, act }: Effect<Value>, key: string): Promise<Done<Value>> {
    const start = this.#meter.elapsed;
    const value = await act(key);
    const at = this.#meter.elapsed;
    const done = { value, at, seconds: at - start };
    await this.#journal.put(key, done, kind === "ask" ? "synced" : "written");
    return done;
  }

  #finish<Value>(
    { kind, what, of, count, tell }: Effect<Value>,
    done: Done<Value>,
    replayed: boolean,
  ): Value {
    const told = tell && { told: tell(done.value) };
    this.note({ kind, what, at: done.at, seconds: done.seconds, replayed, ...told }, of, done.value);
    count(done.value);
    return done.value;
  }
}
