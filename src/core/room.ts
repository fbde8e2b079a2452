import { readdirSync } from "node:fs";
import { AssayError, nearest } from "./errors.ts";

/**
 * The files of a room, by id. A room is a folder whose direct files each default-export one thing,
 * and whose file name is its id: adding the file is all it takes. Folders inside hold shared parts.
 */
export function roomIds(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9][a-z0-9-]*\.(ts|js)$/.test(name))
    .map((name) => name.replace(/\.(ts|js)$/, ""))
    .sort();
}

/** What was loaded, by address: a server asks for the same file with every request, and a module never changes. */
const loaded = new Map<string, unknown>();

/** Loads one file of a room; an unknown id is an error that names the nearest known one. */
export async function loadFromRoom<T>(folder: URL, noun: string, id: string): Promise<T> {
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const address = new URL(`${id}.${ending}`, folder).href;
  if (loaded.has(address)) return loaded.get(address) as T;
  const known = roomIds(folder);
  if (!known.includes(id)) {
    const guess = nearest(id, known);
    throw new AssayError("UNKNOWN_NAME", `unknown ${noun} "${id}"`, {
      fix: guess ? `did you mean "${guess}"?` : `known: ${known.join(", ")}`,
    });
  }
  const module: { default: T } = await import(address);
  loaded.set(address, module.default);
  return module.default;
}

/** Loads every file of a room, in order of id. */
export async function loadRoom<T>(folder: URL, noun: string): Promise<T[]> {
  return Promise.all(roomIds(folder).map((id) => loadFromRoom<T>(folder, noun, id)));
}
