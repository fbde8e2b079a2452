import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { AssayError } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import type { Language, Toolchain } from "../core/language.ts";
import { pythonToolchain } from "./open/interpreter.ts";
import { output, prepared } from "./open/toolchain.ts";
import { POSTGRESQL_RUNNER } from "./postgresql/runner.py.ts";
import { sqlTests } from "./sql/tests.ts";

const packages = ["postgresql"];
const ROOM = "/usr/lib/postgresql";
/** PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const INITDB = ["-U", "user", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=1"];

let found: Promise<Toolchain> | undefined;

async function find(): Promise<Toolchain> {
  const versions = existsSync(ROOM) ? readdirSync(ROOM).sort((a, b) => Number(b) - Number(a)) : [];
  const programs = versions
    .map((one) => join(ROOM, one, "bin"))
    .find((one) => existsSync(join(one, "initdb")));
  if (!programs)
    throw new AssayError("TOOLCHAIN_MISSING", "no PostgreSQL found", {
      fix: `apt-get install ${packages.join(" ")}`,
    });
  const version =
    /\d+(\.\d+)*/.exec((await output(join(programs, "postgres"), ["--version"])) ?? "")?.[0] ?? "";
  const { command, reads } = await pythonToolchain();
  const key = `postgresql-${hashOf([programs, version, POSTGRESQL_RUNNER]).slice(0, 24)}`;
  const folder = await prepared(key, async (aside) => {
    writeFileSync(join(aside, "postgresql.py"), POSTGRESQL_RUNNER);
    writeFileSync(join(aside, "programs"), programs);
    await dataFolder(programs, join(aside, "data.tar"));
  });
  return { command, version, reads, prepared: folder };
}

/** A data folder as `initdb` makes it, in one file: every run begins with a copy. */
async function dataFolder(programs: string, archive: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "assay-postgresql-"));
  const run = promisify(execFile);
  try {
    const asRoot = process.getuid?.() === 0;
    if (asRoot) chownSync(work, NOBODY, NOBODY);
    const options = { cwd: work, ...(asRoot && { uid: NOBODY, gid: NOBODY }) };
    await run(join(programs, "initdb"), ["-D", join(work, "data"), ...INITDB], options);
    await run("tar", ["-C", work, "-cf", archive, "data"]);
  } catch (error) {
    throw new AssayError("TOOLCHAIN_BROKEN", "initdb could not make a data folder", {
      where: programs,
      fix: (error as Error).message.split("\n").at(-1) ?? "",
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const postgresql: Language = {
  id: "postgresql",
  title: "SQL (PostgreSQL)",
  aliases: ["postgres", "psql"],
  extension: ".pgsql",
  hello: "SELECT 'hello';\n",
  packages,
  toolchain: () => (found ??= find()),
  program: {
    run: ({ command, prepared: folder = "" }, file) => [
      command,
      "-I",
      "-S",
      join(folder, "postgresql.py"),
      file,
    ],
    limits: { processes: 64, fileBytes: 256 * 1024 ** 2 },
    syntaxError: /ERROR: syntax error/,
    tests: sqlTests,
  },
};

export default postgresql;
