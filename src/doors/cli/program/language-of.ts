import { extname } from "node:path";
import { AssayError } from "../../../core/errors.ts";
import type { Language } from "../../../core/language.ts";
import { loadRoom } from "../../../core/room.ts";
import { room } from "./options.ts";

/** The language whose file ending this is. */
export async function languageOf(file: string): Promise<Language> {
  const languages = await loadRoom<Language>(room("languages"), "language");
  const found = languages.find((language) => language.extension === extname(file));
  if (found) return found;
  throw new AssayError("LANGUAGE_UNKNOWN", "the file's ending names no known language", {
    where: file,
    fix: `known: ${languages.map((language) => `${language.extension} (${language.id})`).join(", ")}`,
  });
}
