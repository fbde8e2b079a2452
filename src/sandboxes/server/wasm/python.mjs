// A process that holds one Python (CPython compiled to WebAssembly) for one job: a program, the tests of one, or a script.
import { constants, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { answer, CHANNEL, limitMemory, nextJob, Printed, waitRead, writeAll } from "./cell.mjs";

const [pyodide, harness, snapshot, mode] = process.argv.slice(2);
// Pyodide looks up constants with it, which the permission model refuses.
process.binding = () => ({ fs: constants });

const { loadPyodide } = await import(`file://${pyodide}/pyodide.mjs`);
const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  jsglobals: Object.create(null),
  env: { _: "python", HOME: "/tmp", LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
  ...(mode === "snapshot" ? { _makeSnapshot: true } : { _loadSnapshot: readFileSync(snapshot) }),
});
if (mode === "snapshot") {
  python.FS.mkdir("/assay");
  for (const name of readdirSync(harness).filter((file) => file.endsWith(".py")))
    python.FS.writeFile(`/assay/${name}`, readFileSync(`${harness}/${name}`));
  python.runPython(
    'import sys\nsys.path.insert(0, "/assay")\nimport candidate, checker, script, traceback, atexit',
  );
  writeFileSync(snapshot, python.makeMemorySnapshot());
  process.exit(0);
}

python.setStdin({ error: true });
python.setStdout({ write: (bytes) => bytes.length });
python.setStderr({ write: (bytes) => bytes.length });
addChannel();
python.FS.mkdir("/assay");
// The ways from Python to JavaScript. Behind them this process may read a few files and nothing else.
python.runPython(`
import sys, candidate, checker
sys.meta_path[:] = [finder for finder in sys.meta_path if "jsfinder" not in type(finder).__name__.lower()]
for name in [name for name in sys.modules if name in ("js", "pyodide_js") or name.startswith("pyodide_js.")]:
    del sys.modules[name]
`);
for (const name of ["fetch", "WebSocket", "EventSource", "require"]) delete globalThis[name];
closeFolders();

const job = nextJob(python.version);
limitMemory(job.memoryBytes);
if (job.role === "script") script(job);
else if (job.role === "program")
  python.runPython('import os\ncandidate.serve(os.open("/dev/assay", os.O_RDWR))');
else {
  python.FS.writeFile("/tmp/request.json", JSON.stringify(job.request));
  answer({
    checks: JSON.parse(
      python.runPython(`
import json, os
checker.sys.stdin = checker.sys.stdout = checker.sys.stderr = open(os.devnull, "r+")
for _name in ("copyright", "credits", "exit", "help", "license", "quit"):
    if hasattr(checker.builtins, _name): delattr(checker.builtins, _name)
_request = json.load(open("/tmp/request.json"))
os.remove("/tmp/request.json")
json.dumps(checker.check_suite(_request, os.open("/dev/assay", os.O_RDWR)))
`),
    ),
  });
}
process.exit(0);

/** Nothing is planted where modules come from, though all of it is this interpreter's own and ends with it; nor is there a terminal. */
function closeFolders() {
  const { FS } = python;
  for (const name of FS.readdir("/dev").filter((name) => name.startsWith("tty"))) FS.unlink(`/dev/${name}`);
  for (const path of python.runPython("import sys; sys.path").toJs())
    if (FS.analyzePath(path).exists) FS.chmod(path, 0o555);
}

/** Runs a program as a script, with output kept up to a limit. */
function script({ program, stdin, outputBytes }) {
  const printed = new Printed(outputBytes);
  const input = Buffer.from(stdin);
  let at = 0;
  python.setStdin({
    read(buffer) {
      const some = input.subarray(at, at + buffer.length);
      buffer.set(some);
      at += some.length;
      return some.length;
    },
  });
  for (const name of ["stdout", "stderr"]) {
    const write = (bytes) => printed.write(name, bytes);
    name === "stdout" ? python.setStdout({ write }) : python.setStderr({ write });
  }
  python.FS.writeFile("/tmp/program.json", JSON.stringify({ program }));
  // The program takes over the names of __main__, so ours live elsewhere.
  const globals = python.toPy({});
  let status = null;
  try {
    status = python.runPython(
      `
import json, os, script
_spec = json.load(open("/tmp/program.json"))
os.remove("/tmp/program.json")
_statuses = []
script.run(_spec, leave=_statuses.append)
_statuses[-1]
`,
      { globals },
    );
  } catch {
    // Python itself died: what was printed until then still counts.
  }
  answer({ exit: status, ...printed.told() });
}

/** A device that Python opens like a file: what it writes goes to the other cell, and it waits for what that sends. */
function addChannel() {
  const { FS } = python;
  const device = FS.makedev(120, 0);
  FS.registerDevice(device, {
    open(stream) {
      stream.seekable = false;
    },
    read: (_stream, buffer, offset, length) => waitRead(CHANNEL, buffer, offset, length),
    write(_stream, buffer, offset, length) {
      writeAll(CHANNEL, Buffer.from(buffer.slice(offset, offset + length)));
      return length;
    },
  });
  FS.mkdev("/dev/assay", 0o666, device);
}
