import { AssayError } from "../core/errors.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Observation, Session, SessionRequest } from "../core/session.ts";
import { sessionKey } from "../sandboxes/sessions/session.ts";
import type { Effects } from "./effects.ts";

/** What was done to a session, in order. It decides what the next step shows. */
type Done = { step: string } | { snapshot: string } | { restore: string } | "reset";

/** What it gave, as the journal keeps it. */
interface Shown {
  observation?: Observation;
  refused?: string;
}

/**
 * A session whose steps are effects: the key of each is how the session was opened and all that was done to it before.
 * Replayed, no process is started. When a step is new, the session is opened then, and what came before is done again,
 * so the steps after a resume see the state that they would have seen.
 */
export class JournalledSession implements Session {
  readonly language: string;
  readonly #sandbox: Sandbox;
  readonly #effects: Effects;
  readonly #request: SessionRequest;
  readonly #key: string;
  /** What was done, and how to do it again. */
  readonly #history: Done[] = [];
  readonly #again: ((session: Session) => Promise<Shown>)[] = [];
  /** How much of it was done in `#session` too, and what its snapshots are called there. */
  #caughtUp = 0;
  readonly #names = new Map<string, string>();
  #snapshots = 0;
  #session: Session | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(sandbox: Sandbox, effects: Effects, request: SessionRequest) {
    this.language = request.language;
    this.#sandbox = sandbox;
    this.#effects = effects;
    this.#request = request;
    this.#key = sessionKey(request);
  }

  async step(action: string): Promise<Observation> {
    const { observation } = await this.#do(action, { step: action }, async (session) => ({
      observation: await session.step(action),
    }));
    return observation!;
  }

  async reset(): Promise<void> {
    await this.#do("reset", "reset", async (session) => {
      await session.reset();
      return {};
    });
  }

  async snapshot(): Promise<string> {
    const name = String(++this.#snapshots);
    await this.#do(`snapshot ${name}`, { snapshot: name }, async (session) => {
      this.#names.set(name, await session.snapshot());
      return {};
    });
    return name;
  }

  async restore(snapshot: string): Promise<void> {
    if (!(Number(snapshot) <= this.#snapshots)) {
      throw new AssayError("SNAPSHOT_UNKNOWN", `the session has no snapshot "${snapshot}"`, {
        fix: `it has ${this.#snapshots}`,
      });
    }
    await this.#do(`restore ${snapshot}`, { restore: snapshot }, async (session) => {
      await session.restore(this.#names.get(snapshot)!);
      return {};
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#session?.close();
  }

  /** Does one thing as an effect. What the session refuses is a result like any other, and replayed as such. */
  #do(what: string, done: Done, act: (session: Session) => Promise<Shown>): Promise<Shown> {
    return this.#inTurn(async () => {
      const shown = await this.#effects.perform({
        kind: "session",
        what,
        of: { open: this.#key, before: [...this.#history], done },
        act: () => this.#perform(act),
        count: () => {},
      });
      this.#history.push(done);
      this.#again.push(act);
      if (shown.refused === undefined) return shown;
      throw new AssayError("SESSION_REFUSED", shown.refused);
    });
  }

  /** Brings the session itself to where the history has led, and then does one thing more. */
  async #perform(act: (session: Session) => Promise<Shown>): Promise<Shown> {
    try {
      this.#session ??= await this.#sandbox.open(this.#request);
      for (; this.#caughtUp < this.#again.length; this.#caughtUp++) {
        await refusable(this.#session, this.#again[this.#caughtUp]!);
      }
      const shown = await refusable(this.#session, act);
      this.#caughtUp++;
      return shown;
    } catch (error) {
      await this.#session?.close();
      this.#session = undefined;
      this.#caughtUp = 0;
      throw error;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#closed) throw new AssayError("SESSION_CLOSED", "the session is closed");
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

async function refusable(session: Session, act: (session: Session) => Promise<Shown>): Promise<Shown> {
  try {
    return await act(session);
  } catch (error) {
    if (error instanceof AssayError && error.code === "SESSION_REFUSED") return { refused: error.message };
    throw error;
  }
}
