import { AssayError } from "../core/errors.ts";
import type { OwnIsolation } from "./engine/isolation.ts";
import { installed, PACKAGES, place } from "./wasm/place.ts";
import { WasmSandbox } from "./wasm/sandbox.ts";

const absent = {
  reason: "neither pyodide nor quickjs-emscripten-core is installed",
  fix: `npm install ${PACKAGES.python} for Python and SQL, ${PACKAGES.javascript} for JavaScript`,
};

const EXAMPLES = {
  python: ["def f(x):\n    return x + 1\n", "assert f(1) == 2"],
  javascript: ["const f = (x) => x + 1;", "assert.strictEqual(f(1), 2);"],
} as const;

/** Which languages there are, and what to install for the others. */
function offers(): string {
  const found = installed();
  const names = { python: "Python and SQL", javascript: "JavaScript" };
  const all = Object.keys(names) as (keyof typeof names)[];
  const absent = all
    .filter((id) => !found.includes(id))
    .map((id) => `; no ${names[id]} without ${PACKAGES[id]}`);
  return found.map((id) => names[id]).join(", ") + absent.join("");
}

/** CPython, its SQLite, and QuickJS compiled to WebAssembly: for machines without Linux namespaces or toolchains. */
const wasm: OwnIsolation = {
  id: "wasm",
  title:
    "Python, SQL and JavaScript in WebAssembly, in Node processes that may read a few folders and start nothing",
  stops:
    "host files, host processes, environment, other checks; the network where bubblewrap stands around it",
  onlyByName: true,
  offers,
  missing: async () => (installed().length === 0 ? absent : undefined),
  async open({ workers }) {
    const languages = installed();
    if (languages.length === 0) throw new AssayError("NO_ISOLATION", absent.reason, { fix: absent.fix });
    const sandbox = new WasmSandbox(await place(), workers);
    try {
      for (const language of languages) {
        const [program, code] = EXAMPLES[language];
        const { pass } = await sandbox.check({
          language,
          program,
          suite: { tests: [{ kind: "code", code }] },
        });
        if (!pass) throw new AssayError("NO_ISOLATION", `${language} in WebAssembly does not work here`);
      }
    } catch (error) {
      await sandbox.close();
      throw error;
    }
    return sandbox;
  },
};

export default wasm;
