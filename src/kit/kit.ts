import { setMaxListeners } from "node:events";
import { AssayError } from "../core/errors.ts";
import { canonicalJson } from "../core/hash.ts";
import type { Inspection } from "../core/inspection.ts";
import type { Ask, Model, Reply } from "../core/model.ts";
import { seededRandom } from "../core/random.ts";
import type { GridResult, Sandbox } from "../core/sandbox.ts";
import type { Session, SessionRequest } from "../core/session.ts";
import type { Budget, CheckOptions, Kit, Spend } from "../core/strategy.ts";
import type { Candidate, Limits, Task, Test } from "../core/task.ts";
import { type Verdict, verdictOf } from "../core/verdict.ts";
import { Meter } from "./budget.ts";
import { Effects, type OnStep, type TraceStep } from "./effects.ts";
import { Evidence } from "./evidence.ts";
import type { Journal } from "./journal.ts";
import { holdAll, mostOf, type Purse } from "./purse.ts";
import { JournalledSession } from "./session.ts";
import { gridText, repliesText, verdictText } from "./story.ts";

/** What one attempt at one task works with. */
export interface KitPorts {
  task: Task;
  /** Which independent attempt this is, from 0. */
  attempt: number;
  model: Model;
  /** Answers what is asked with the purpose `person`; the model does where there is none. */
  person?: Model;
  sandbox: Sandbox;
  journal: Journal;
  budget: Budget;
  seed: number;
  /** Tells a kit inside another attempt's call from that attempt on the same journal. */
  within?: string;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
  /** Caps that this attempt shares with others: those of the run and of the day. */
  purses?: readonly Purse[];
  /** Hears each step of the trace as it ends. */
  onStep?: OnStep;
}

/**
 * The Kit of one attempt: the verbs, each through {@link Effects} (journal and budget) and noted as
 * {@link Evidence}. Methods may be called concurrently. Make a new one for every attempt and every replay.
 */
export class JournalledKit implements Kit {
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly #ports: KitPorts;
  readonly #meter: Meter;
  readonly #effects: Effects;
  readonly #evidence = new Evidence();
  readonly #sessions: JournalledSession[] = [];
  readonly #visible: string;
  /** How many answers were asked for, by purpose. */
  readonly #asked = new Map<string, number>();

  constructor(ports: KitPorts) {
    const { task, attempt, seed, within } = ports;
    this.#ports = ports;
    this.#meter = new Meter(ports.budget);
    const scope = { task: task.id, attempt, ...(within !== undefined && { within }) };
    this.#effects = new Effects(ports.journal, this.#meter, scope, ports.onStep);
    this.#visible = canonicalJson(task.tests);
    this.signal = ports.signal ?? new AbortController().signal;
    // Every effect under way listens, and a strategy may have many.
    setMaxListeners(0, this.signal);
    this.random = seededRandom(canonicalJson([seed, task.id, attempt]));
  }

  get spend(): Spend {
    return this.#meter.spend;
  }

  get trace(): readonly TraceStep[] {
    return this.#effects.trace;
  }

  /** What broke under the strategy. Even if it caught that and went on, its answer must not count. */
  get fault(): unknown {
    return this.#effects.fault;
  }

  /** Whether the budget refused a call. */
  get refused(): boolean {
    return this.#effects.refused;
  }

  /** The best answer so far: see {@link Evidence.best}. */
  best(): Candidate | undefined {
    return this.#evidence.best();
  }

  /** Share of the visible tests that a program passed; null when it was not run on them. */
  scoreOf(candidate: Candidate): number | null {
    return this.#evidence.scoreOf(candidate);
  }

  /**
   * Resolves when no effect is under way and no session is open: a strategy that throws may leave some behind,
   * already paid for.
   */
  async settled(): Promise<void> {
    await this.#effects.settled();
    await Promise.all(this.#sessions.map((session) => session.close()));
  }

  ask(ask: Ask): Promise<Reply[]> {
    const { person, task, attempt, journal, purses = [] } = this.#ports;
    const model = (ask.purpose === "person" && person) || this.#ports.model;
    const n = ask.n ?? 1;
    let isNew = false;
    const asked = this.#asked.get(ask.purpose) ?? 0;
    this.#asked.set(ask.purpose, asked + n);
    return this.#effects.perform({
      kind: "ask",
      what: ask.purpose,
      of: { model: model.id, ask },
      // What a call costs is known only after it, so under such a cap no two may start at once.
      inTurn: this.#meter.capsCost,
      act: async (key) => {
        const settle = purses.length > 0 && (await holdAll(purses, mostOf(model, ask), this.signal));
        let replies: Reply[] = [];
        try {
          this.#meter.admit();
          const idempotencyKey = `${journal.id}-${key}`;
          const context = { task: task.id, attempt, asked, signal: this.signal, idempotencyKey };
          replies = await model.reply(ask, context);
        } finally {
          if (settle) await settle(replies);
        }
        isNew = true;
        if (replies.length === n) return replies;
        throw new AssayError("MODEL_BAD_REPLY", `${model.id} gave ${replies.length} answers, not ${n}`);
      },
      count: (replies) => {
        const isProgram = ask.purpose === "program" || ask.purpose === "repair";
        if (isProgram) for (const reply of replies) this.#evidence.sampled(reply.text);
        if (!isNew) for (const purse of purses) purse.replayed(replies);
        this.#meter.paid(replies, ask.purpose);
      },
      tell: (replies) => repliesText(replies),
    });
  }

  /** Runs every test, so that the score is the exact share passed, unless told otherwise. With no tests: score 0. */
  async check(
    candidate: Candidate,
    tests: Test[] = this.#ports.task.tests,
    { cpuSeconds, untilFailure = false }: CheckOptions = {},
  ): Promise<Verdict> {
    if (tests.length === 0) return verdictOf([], 0, { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 });
    const { sandbox, task, limits } = this.#ports;
    const within = cpuSeconds === undefined ? limits : { ...limits, cpuSeconds };
    const suite = { tests, ...(task.entry && { entry: task.entry }), ...(within && { limits: within }) };
    const isVisible = tests === task.tests || canonicalJson(tests) === this.#visible;
    // Any other tests may be a model's.
    const request = {
      language: task.language,
      program: candidate.text,
      suite,
      all: !untilFailure,
      trusted: isVisible || tests.every((test) => task.tests.includes(test)),
    };
    return this.#effects.perform({
      kind: "check",
      what: candidate.id,
      of: request,
      act: () => sandbox.check(request, this.signal),
      count: (verdict) => {
        this.#meter.checked(1);
        this.#evidence.checked(candidate, isVisible && !untilFailure ? verdict.score : undefined);
      },
      tell: (verdict) => verdictText(verdict, tests),
    });
  }

  /** Counts one check for each candidate. `cpuSeconds` is for each pair, CodeT's 0.1 unless given. */
  grid(
    candidates: Candidate[],
    tests: string[],
    { cpuSeconds = 0.1 }: { cpuSeconds?: number } = {},
  ): Promise<GridResult> {
    const { sandbox, task, limits } = this.#ports;
    const request = {
      language: task.language,
      programs: candidates.map(({ text }) => text),
      tests,
      cpuSeconds,
      ...(task.entry && { entry: task.entry }),
      ...(limits && { limits }),
    };
    return this.#effects.perform({
      kind: "grid",
      what: `${candidates.length} × ${tests.length}`,
      of: request,
      act: () => sandbox.grid(request, this.signal),
      count: () => this.#meter.checked(candidates.length),
      tell: gridText,
    });
  }

  open(request: SessionRequest): Session {
    const session = new JournalledSession(this.#ports.sandbox, this.#effects, request);
    this.#sessions.push(session);
    return session;
  }

  /** Counts one check. */
  inspect(candidate: Candidate, how: Parameters<Kit["inspect"]>[1]): Promise<Inspection> {
    const { sandbox, task, limits } = this.#ports;
    const request = {
      language: task.language,
      program: candidate.text,
      ...(task.entry && { entry: task.entry }),
      ...how,
      ...((limits || how.limits) && { limits: { ...limits, ...how.limits } }),
    };
    return this.#effects.perform({
      kind: "inspect",
      what: candidate.id,
      of: request,
      act: () => sandbox.inspect(request, this.signal),
      count: () => this.#meter.checked(1),
    });
  }

  offer(candidate: Candidate): void {
    this.#evidence.offered(candidate);
    const at = this.#meter.elapsed;
    const parent = candidate.parent === undefined ? {} : { parent: candidate.parent };
    const step = { kind: "offer", what: candidate.id, at, seconds: 0, replayed: false, ...parent } as const;
    this.#effects.note(step, candidate, null);
  }
}
