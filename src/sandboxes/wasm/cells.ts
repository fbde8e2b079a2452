import { AssayError } from "../../core/errors.ts";
import { Cell } from "./cell.ts";

/** Cells that are started before they are needed, and turns for those who need them: each is used once. */
export class Cells {
  readonly #command: string[];
  readonly #turns: number;
  readonly #warm: Cell[] = [];
  readonly #all = new Set<Cell>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #closed = false;

  constructor(command: string[], turns: number) {
    this.#command = command;
    this.#turns = turns;
  }

  /** Waits for a turn, does the work with a given number of cells, and ends them whatever happens. */
  async with<Result>(
    count: number,
    signal: AbortSignal | undefined,
    work: (...cells: Cell[]) => Promise<Result>,
  ): Promise<Result> {
    if (this.#busy >= this.#turns) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    const cells: Cell[] = [];
    const stop = () => {
      for (const cell of cells) cell.stop();
    };
    try {
      signal?.throwIfAborted();
      for (let index = 0; index < count; index++) cells.push(this.#take());
      signal?.addEventListener("abort", stop, { once: true });
      await Promise.all(cells.map(({ ready }) => ready));
      const result = await work(...cells);
      signal?.throwIfAborted();
      if (this.#closed) throw closed();
      return result;
    } finally {
      signal?.removeEventListener("abort", stop);
      stop();
      for (const cell of cells) this.#all.delete(cell);
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    this.#closed = true;
    for (const cell of this.#all) cell.stop();
    for (const begin of this.#waiting.splice(0)) begin();
  }

  #take(): Cell {
    if (this.#closed) throw closed();
    const cell = this.#warm.shift() ?? this.#start();
    if (this.#warm.length < this.#turns) this.#warm.push(this.#start());
    return cell;
  }

  #start(): Cell {
    const cell = new Cell(this.#command);
    this.#all.add(cell);
    return cell;
  }
}

function closed(): AssayError {
  return new AssayError("SANDBOX_CLOSED", "the sandbox is closed");
}
