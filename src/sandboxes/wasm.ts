import { AssayError } from "../core/errors.ts";
import type { OwnIsolation } from "./engine/isolation.ts";
import { placeFor, pyodideFolder } from "./wasm/place.ts";
import { WasmSandbox } from "./wasm/sandbox.ts";

const absent = { reason: "the package pyodide is not installed", fix: "npm install pyodide@314.0.7" };

/** CPython compiled to WebAssembly: for machines without Linux namespaces, or without Python. */
const wasm: OwnIsolation = {
  id: "wasm",
  title: "Python in WebAssembly, in a Node process that may read three folders and start nothing",
  stops:
    "host files, host processes, environment, other checks; the network where bubblewrap stands around it",
  onlyByName: true,
  missing: async () => (pyodideFolder() === undefined ? absent : undefined),
  async open({ workers }) {
    const pyodide = pyodideFolder();
    if (pyodide === undefined) throw new AssayError("NO_ISOLATION", absent.reason, { fix: absent.fix });
    const sandbox = new WasmSandbox(await placeFor(pyodide), workers);
    try {
      const suite = { tests: [{ kind: "code" as const, code: "assert f(1) == 2" }] };
      const program = "def f(x):\n    return x + 1\n";
      const { pass } = await sandbox.check({ language: "python", program, suite });
      if (!pass) throw new AssayError("NO_ISOLATION", "Python in WebAssembly does not work here");
    } catch (error) {
      await sandbox.close();
      throw error;
    }
    return sandbox;
  },
};

export default wasm;
