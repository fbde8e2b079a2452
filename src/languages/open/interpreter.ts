import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { AssayError } from "../../core/errors.ts";
import type { Toolchain } from "../../core/language.ts";

const ASK = `
import json, os, sys
own = sys.executable if sys.prefix != sys.base_prefix else os.path.realpath(sys.executable)
print(json.dumps([own, sys.version.split()[0], sys.prefix, sys.base_prefix]))`;

/** The interpreter itself: a version manager's shim would cost 80 ms of processor time at every start. */
async function find(): Promise<Toolchain> {
  for (const name of [process.env["ASSAY_PYTHON"], "python3", "python"]) {
    if (!name) continue;
    const answer = await promisify(execFile)(name, ["-c", ASK]).catch(() => undefined);
    if (!answer) continue;
    const [command, version, ...prefixes] = JSON.parse(answer.stdout) as string[];
    const minor = Number(/^3\.(\d+)/.exec(version ?? "")?.[1] ?? 0);
    if (!command || !version || minor < 9) continue;
    const reads = [...new Set(prefixes)].filter((folder) => folder !== "/usr" && !folder.startsWith("/usr/"));
    return { command, version, reads };
  }
  throw new AssayError("TOOLCHAIN_MISSING", "no Python 3.9 or newer found", {
    fix: "install python3, or name the interpreter in ASSAY_PYTHON",
  });
}

let found: Promise<Toolchain> | undefined;

/** The Python that runs programs, and the sandbox itself: `ASSAY_PYTHON`, else `python3`, else `python`. Looked for once. */
export function pythonToolchain(): Promise<Toolchain> {
  return (found ??= find());
}
