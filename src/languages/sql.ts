import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import type { Language, Toolchain } from "../core/language.ts";
import { output, prepared } from "./open/toolchain.ts";
import python from "./python.ts";
import { SQL_RUNNER } from "./sql/runner.py.ts";
import { sqlTests } from "./sql/tests.ts";

let found: Promise<Toolchain> | undefined;

/** Python's own SQLite: there wherever Assay runs. */
async function find(): Promise<Toolchain> {
  const own = await python.toolchain();
  const version = await output(own.command, ["-c", "import sqlite3; print(sqlite3.sqlite_version)"]);
  if (!version)
    throw new AssayError("TOOLCHAIN_MISSING", "Python has no SQLite", {
      where: own.command,
      fix: "install a Python with the sqlite3 module, or name one in ASSAY_PYTHON",
    });
  const folder = await prepared(`sql-${hashOf(SQL_RUNNER)}`, async (aside) =>
    writeFileSync(join(aside, "sql.py"), SQL_RUNNER),
  );
  return { ...own, version, prepared: folder };
}

const sql: Language = {
  id: "sql",
  title: "SQL (SQLite)",
  aliases: ["sqlite", "sqlite3"],
  extension: ".sql",
  hello: "SELECT 'hello';\n",
  toolchain: () => (found ??= find()),
  program: {
    run: ({ command, prepared: folder }, file) => [command, "-I", "-S", `${folder}/sql.py`, file],
    syntaxError: /syntax error|incomplete input|unrecognized token/,
    tests: sqlTests,
  },
};

export default sql;
