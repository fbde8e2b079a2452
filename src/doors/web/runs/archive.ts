import { existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { AssayError } from "../../../core/errors.ts";
import { RunIndex } from "./run-index.ts";

/** How deep below a named folder runs are looked for, and how many are taken at most. */
const DEPTH = 4;
const MOST_RUNS = 5000;
/** Indexes kept in memory: about 200 bytes for each sample of them. */
const OPEN_INDEXES = 8;

/** The run folders below some folders. A run's id is its path below them: no other path can be asked for. */
export class Archive {
  readonly roots: string[];
  #folders = new Map<string, string>();
  #cut = false;
  readonly #indexes = new Map<string, RunIndex>();

  /** @throws AssayError FOLDER_MISSING for a folder that is not there. */
  constructor(roots: readonly string[]) {
    this.roots = roots.map((root) => resolve(root));
    for (const root of this.roots) {
      if (existsSync(root) && statSync(root).isDirectory()) continue;
      throw new AssayError("FOLDER_MISSING", "no such folder", {
        where: root,
        fix: "name a folder of runs, as `assay eval` makes one in runs/",
      });
    }
    this.scan();
  }

  /** Whether there are more runs than are shown. */
  get cut(): boolean {
    return this.#cut;
  }

  /** Run folders by id, looked for anew. */
  scan(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    this.#cut = false;
    for (const root of this.roots) {
      const prefix = this.roots.length > 1 ? basename(root) : "";
      for (const folder of this.#below(root, DEPTH)) {
        if (found.size >= MOST_RUNS) {
          this.#cut = true;
          break;
        }
        const path = relative(root, folder).split(sep).filter(Boolean);
        const parts = path.length === 0 ? [basename(root)] : prefix === "" ? path : [prefix, ...path];
        let id = parts.join("/");
        while (found.has(id)) id += "~";
        found.set(id, folder);
      }
    }
    this.#folders = found;
    return found;
  }

  /** The folder of a run. @throws AssayError NOT_FOUND for any text that is not the id of one. */
  folder(id: string): string {
    const folder = this.#folders.get(id) ?? this.scan().get(id);
    if (folder !== undefined) return folder;
    throw new AssayError("NOT_FOUND", "no such run", { where: id.slice(0, 200) });
  }

  /** A run's index, up to date; with `most`, only about so many bytes nearer to that: see RunIndex.partial. */
  index(id: string, most?: number): RunIndex {
    const folder = this.folder(id);
    const index = this.#indexes.get(folder) ?? new RunIndex(join(folder, "records.jsonl"));
    this.#indexes.delete(folder);
    this.#indexes.set(folder, index);
    for (const oldest of this.#indexes.keys()) {
      if (this.#indexes.size <= OPEN_INDEXES) break;
      this.#indexes.delete(oldest);
    }
    index.refresh(most);
    return index;
  }

  /** Links are not followed: a folder of runs must not lead out of itself. */
  *#below(folder: string, depth: number): Generator<string> {
    if (existsSync(join(folder, "plan.json"))) {
      yield folder;
      return;
    }
    if (depth === 0) return;
    for (const name of names(folder)) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const path = join(folder, name);
      if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) yield* this.#below(path, depth - 1);
    }
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
