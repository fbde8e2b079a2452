import { AssayError, nearest } from "../../core/errors.ts";

/** What a session can be, with other names for it. */
const ENVIRONMENTS: Record<string, string[]> = {
  bash: ["sh", "shell"],
  python: ["py", "python3"],
  sqlite: ["sql", "sqlite3"],
  postgresql: ["postgres", "psql"],
};

/** The environment of that id or alias. Throws UNKNOWN_NAME. */
export function environmentOf(name: string): string {
  const wanted = name.toLowerCase();
  for (const [id, aliases] of Object.entries(ENVIRONMENTS)) {
    if (id === wanted || aliases.includes(wanted)) return id;
  }
  const guess = nearest(wanted, Object.keys(ENVIRONMENTS));
  throw new AssayError("UNKNOWN_NAME", `no session in "${name}"`, {
    fix: guess ? `did you mean "${guess}"?` : `known: ${Object.keys(ENVIRONMENTS).join(", ")}`,
  });
}
