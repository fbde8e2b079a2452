import { AssayError } from "../../core/errors.ts";

export interface GateSize {
  /** Requests that run at once. */
  active: number;
  /** Requests beyond those, whether they still arrive or wait. */
  queue: number;
  /** Bytes of all bodies in hand. */
  bytes: number;
}

/** A request that has been let in. `release` must be called whatever happens; calling it twice does no harm. */
export interface Ticket {
  /** Resolves when it is this request's turn to run; rejects when it gives up first. First come, first served. */
  turn(signal: AbortSignal): Promise<void>;
  release(): void;
}

/** Bounds what a server holds at once: what does not fit is refused at the door, not swallowed. */
export class Gate {
  readonly #size: GateSize;
  readonly #waiting: (() => void)[] = [];
  #active = 0;
  #inHand = 0;
  #bytes = 0;
  #closed = false;
  #emptied: (() => void)[] = [];

  constructor(size: GateSize) {
    this.#size = size;
  }

  get active(): number {
    return this.#active;
  }

  get inHand(): number {
    return this.#inHand;
  }

  /** Lets a request of so many bytes in. Throws SERVER_BUSY when there is no room, SERVER_STOPPING after `close`. */
  enter(bytes: number): Ticket {
    if (this.#closed) throw new AssayError("SERVER_STOPPING", "this server is about to stop");
    const { active, queue, bytes: room } = this.#size;
    if (this.#inHand >= active + queue || (this.#inHand > 0 && this.#bytes + bytes > room))
      throw new AssayError("SERVER_BUSY", `${this.#inHand} requests are in hand`, {
        fix: "wait and ask again",
      });
    this.#inHand++;
    this.#bytes += bytes;
    let state: "arriving" | "running" | "gone" = "arriving";
    const leave = () => {
      if (state === "gone") return;
      if (state === "running") this.#active--;
      state = "gone";
      this.#inHand--;
      this.#bytes -= bytes;
      this.#next();
    };
    const turn = (signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const begin = () => {
          signal.removeEventListener("abort", giveUp);
          this.#active++;
          state = "running";
          resolve();
        };
        const giveUp = () => {
          const at = this.#waiting.indexOf(begin);
          if (at >= 0) this.#waiting.splice(at, 1);
          reject(signal.reason);
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener("abort", giveUp, { once: true });
        this.#waiting.push(begin);
        this.#next();
      });
    return { turn, release: leave };
  }

  /** Lets nobody in any more; resolves when everyone is out. */
  close(): Promise<void> {
    this.#closed = true;
    if (this.#inHand === 0) return Promise.resolve();
    return new Promise((resolve) => this.#emptied.push(resolve));
  }

  #next(): void {
    while (this.#active < this.#size.active && this.#waiting.length > 0) this.#waiting.shift()!();
    if (this.#closed && this.#inHand === 0) for (const tell of this.#emptied.splice(0)) tell();
  }
}
