import { createHash } from "node:crypto";
import { AssayError } from "../../../core/errors.ts";
import { type Journal, openJournal } from "../../../kit/journal.ts";

/** Replies kept in memory when there is no folder; the oldest go first. */
const MOST = 20_000;

/**
 * What was answered, so that it is answered again and not worked out anew: a reply may be lost on its way. In a folder it
 * also outlives the server: a batch that was cut goes on where it was.
 */
export class Replies {
  readonly #journal: Journal | undefined;
  readonly #memory = new Map<string, unknown>();
  readonly #underWay = new Map<string, Promise<unknown>>();

  private constructor(journal: Journal | undefined) {
    this.#journal = journal;
  }

  static async open(folder?: string, onNotice?: (text: string) => void): Promise<Replies> {
    return new Replies(folder === undefined ? undefined : await openJournal(folder, onNotice));
  }

  /** Whether anything outlives the server. */
  get lasting(): boolean {
    return this.#journal !== undefined;
  }

  /** The value under a key: known, being worked out, or worked out now, once for all who ask. Failures are not kept. */
  async once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const known = this.#get(key);
    if (known !== undefined) return known as Value;
    const underWay = this.#underWay.get(key) ?? this.#begin(key, work);
    return underWay as Promise<Value>;
  }

  /**
   * The reply to a request that has an id of its own: the same id gets the same reply. `request` is its text.
   * @throws AssayError REQUEST_REUSED when the id was used for something else.
   */
  async reply<Value>(id: string, request: string, work: () => Promise<Value>): Promise<Value> {
    const content = createHash("sha256").update(request).digest("base64");
    const kept = await this.once(`reply ${id}`, async () => ({ content, value: await work() }));
    if (kept.content === content) return kept.value;
    throw new AssayError("REQUEST_REUSED", "this idempotency key was used for another request", {
      fix: "use a new key for every request, and the same one only to ask again",
    });
  }

  close(): Promise<void> {
    return this.#journal?.close() ?? Promise.resolve();
  }

  #get(key: string): unknown {
    return this.#journal ? this.#journal.get(key) : this.#memory.get(key);
  }

  #begin(key: string, work: () => Promise<unknown>): Promise<unknown> {
    const done = work().then(async (value) => {
      if (this.#journal) await this.#journal.put(key, value, "written");
      else {
        this.#memory.set(key, value);
        if (this.#memory.size > MOST) this.#memory.delete(this.#memory.keys().next().value!);
      }
      return value;
    });
    this.#underWay.set(key, done);
    const ended = () => void this.#underWay.delete(key);
    done.then(ended, ended);
    return done;
  }
}
