import type { Candidate } from "../core/task.ts";

/**
 * What an attempt's effects have shown about its candidates, so that there is an answer even when the strategy
 * ends early. Candidates are told apart by text.
 */
export class Evidence {
  readonly #offers: Candidate[] = [];
  readonly #scores = new Map<string, number>();
  #last: Candidate | undefined;

  offered(candidate: Candidate): void {
    this.#offers.push(candidate);
  }

  /** `score` is the share of the task's visible tests passed; left out for any other tests. */
  checked(candidate: Candidate, score?: number): void {
    this.#last = candidate;
    if (score !== undefined) this.#scores.set(candidate.text, score);
  }

  /** The text of a reply that was meant to be a program. */
  sampled(text: string): void {
    this.#last = { id: "sampled", text };
  }

  /**
   * The offered candidate that passes the largest share of visible tests (0 when it was never checked); among
   * equals the latest. With no offer, what was last checked or sampled.
   */
  best(): Candidate | undefined {
    let best: Candidate | undefined;
    for (const offer of this.#offers) {
      if (!best || (this.scoreOf(offer) ?? 0) >= (this.scoreOf(best) ?? 0)) best = offer;
    }
    return best ?? this.#last;
  }

  /** Share of the visible tests passed; null when it was never checked on them. */
  scoreOf(candidate: Candidate): number | null {
    return this.#scores.get(candidate.text) ?? null;
  }
}
