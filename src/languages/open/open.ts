import { AssayError, nearest } from "../../core/errors.ts";
import type { Language } from "../../core/language.ts";
import { loadRoom } from "../../core/room.ts";

const ROOM = new URL("../", import.meta.url);
let languages: Promise<Language[]> | undefined;

/** Every language of the room. */
export function allLanguages(): Promise<Language[]> {
  return (languages ??= loadRoom<Language>(ROOM, "language"));
}

/** The language of that id, alias or file ending. */
export async function openLanguage(name: string): Promise<Language> {
  const known = await allLanguages();
  const wanted = name.toLowerCase();
  const found = known.find((one) => [one.id, one.extension, ...one.aliases].includes(wanted));
  if (found) return found;
  const guess = nearest(
    wanted,
    known.flatMap((one) => [one.id, ...one.aliases]),
  );
  throw new AssayError("UNKNOWN_NAME", `unknown language "${name}"`, {
    fix: guess ? `did you mean "${guess}"?` : `known: ${known.map((one) => one.id).join(", ")}`,
  });
}
