import { mkdirSync } from "node:fs";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOf } from "../../core/hash.ts";
import { processIsAlive, processStart } from "../../kit/journal/process.ts";

/** A claim file that is still empty after this long was left by a process killed while making it. */
const MAKING_MILLISECONDS = 5_000;

/**
 * Keeps the processes that work on one run folder from doing the same item at the same time.
 *
 * A claim is a file `<item>.<generation>` that holds a process id and its start time, created with O_EXCL. When
 * its process is dead, the item is claimed with the next generation. A dead claim is never removed, so that two
 * processes cannot take it over at once: only one of them can create the next generation. It works among the
 * processes of one machine that see the same process ids.
 */
export class Claims {
  readonly #folder: string;
  readonly #owner = `${process.pid} ${processStart(process.pid)}`;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  /** Claims an item and resolves to the function that releases it; undefined while a live process holds it. */
  async take(item: unknown): Promise<(() => Promise<void>) | undefined> {
    const base = join(this.#folder, hashOf(item));
    for (let generation = 0; ; ) {
      const path = `${base}.${generation}`;
      try {
        await writeFile(path, this.#owner, { flag: "wx" });
        return () => rm(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const state = await stateOf(path);
      if (state === "held") return undefined;
      if (state === "dead") generation++;
    }
  }
}

async function stateOf(path: string): Promise<"held" | "dead" | "released"> {
  try {
    const [pid, start] = (await readFile(path, "utf8")).split(" ");
    if (pid) return processIsAlive(Number(pid), start) ? "held" : "dead";
    return Date.now() - (await stat(path)).mtimeMs < MAKING_MILLISECONDS ? "held" : "dead";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "released";
    throw error;
  }
}
