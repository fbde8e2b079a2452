import { AssayError, nearest } from "../../core/errors.ts";
import type { Ask, AskContext, RecordedAnswer } from "../../core/model.ts";
import { seededRandom } from "../../core/random.ts";

/** Recorded texts of one model: task → purpose → texts in the order they were recorded. */
export class Recording {
  readonly #texts = new Map<string, Map<string, string[]>>();
  readonly #orders = new Map<string, string[]>();
  readonly #id: string;
  readonly #seed: number;

  /** `id` is shown in errors; `seed` decides in which order each task's answers are given. */
  constructor(id: string, seed: number) {
    this.#id = id;
    this.#seed = seed;
  }

  get size(): number {
    return this.#texts.size;
  }

  add({ task, purpose, text }: RecordedAnswer): void {
    const purposes = this.#texts.get(task) ?? new Map<string, string[]>();
    this.#texts.set(task, purposes);
    const texts = purposes.get(purpose);
    if (texts) texts.push(text);
    else purposes.set(purpose, [text]);
  }

  /**
   * The `n` texts that answer an ask. A task's answers are put in an order that only its id, the purpose and the
   * seed decide; attempt i starts at answer i, its later asks go on from there, and the end is followed by
   * the start. So k attempts of one answer each get k different ones while there are as many.
   *
   * A `repair` without recorded repairs gets the `program` after the attempt's first one.
   * @throws AssayError MODEL_RECORDING when the task or the purpose was not recorded.
   */
  choose(ask: Ask, context: AskContext): string[] {
    const purposes = this.#texts.get(context.task);
    if (purposes === undefined) {
      const guess = nearest(context.task, [...this.#texts.keys()].slice(0, 1000));
      throw this.#missing(
        `no recorded answers for task "${context.task}"`,
        guess && `it has "${guess}", for one`,
      );
    }
    const repairs = ask.purpose === "repair" && !purposes.has("repair");
    const purpose = repairs ? "program" : ask.purpose;
    const texts = purposes.get(purpose);
    if (texts === undefined) {
      const known = [...purposes.keys()].join(", ");
      throw this.#missing(`no recorded "${ask.purpose}" for task "${context.task}"`, `it has ${known}`);
    }
    const order = this.#inOrder(context.task, purpose, texts);
    const first = context.attempt + context.asked + (repairs ? 1 : 0);
    return Array.from({ length: ask.n ?? 1 }, (_, index) => order[(first + index) % order.length] as string);
  }

  #inOrder(task: string, purpose: string, texts: string[]): string[] {
    const key = JSON.stringify([this.#seed, task, purpose]);
    const known = this.#orders.get(key);
    if (known) return known;
    const random = seededRandom(key);
    const order = texts
      .map((text) => ({ text, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ text }) => text);
    this.#orders.set(key, order);
    return order;
  }

  #missing(what: string, fix: string | undefined): AssayError {
    return new AssayError("MODEL_RECORDING", what, { where: this.#id, ...(fix ? { fix } : {}) });
  }
}
