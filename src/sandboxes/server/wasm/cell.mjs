// A process that holds one Python (CPython compiled to WebAssembly) for one job: a program, the tests of one, or a
// script. Descriptors: 0 the job and 1 its answer, each a line of JSON; 3 the channel to the other cell; 4 measures.
import { constants, readdirSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";

const [pyodide, harness, snapshot, mode] = process.argv.slice(2);
const CHANNEL = 3;
const MEASURES = 4;
const WATCH_MILLISECONDS = 50;
// Pyodide looks up constants with it, which the permission model refuses.
process.binding = () => ({ fs: constants });

/** WebAssembly memory only grows, and only through here: a limit that the program cannot pass. */
let mostBytes = Number.POSITIVE_INFINITY;
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > mostBytes) throw new RangeError("memory limit");
  return grow.call(this, pages);
};

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

let before = process.cpuUsage();
const answer = (value) => {
  const { user, system } = process.cpuUsage(before);
  const used = { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS * 1024 };
  writeAll(1, Buffer.from(`${JSON.stringify({ ...value, used })}\n`));
};
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

new Worker(new URL("watch.mjs", import.meta.url), {
  workerData: { fd: MEASURES, milliseconds: WATCH_MILLISECONDS },
});
answer({ ready: python.version });
const job = JSON.parse(readLine());
before = process.cpuUsage();
mostBytes = python._module.HEAPU8.length + job.memoryBytes;
if (job.role === "script") script(job);
else if (job.role === "program")
  python.runPython('import os\ncandidate.serve(os.open("/dev/assay", os.O_RDWR))');
else {
  python.FS.writeFile("/assay/request.json", JSON.stringify(job.request));
  answer({
    checks: JSON.parse(
      python.runPython(`
import json, os
checker.sys.stdin = checker.sys.stdout = checker.sys.stderr = open(os.devnull, "r+")
for _name in ("copyright", "credits", "exit", "help", "license", "quit"):
    if hasattr(checker.builtins, _name): delattr(checker.builtins, _name)
_request = json.load(open("/assay/request.json"))
os.remove("/assay/request.json")
json.dumps(checker.check_suite(_request, os.open("/dev/assay", os.O_RDWR)))
`),
    ),
  });
}
process.exit(0);

/** Runs a program as a script, with output kept up to a limit. */
function script({ program, stdin, outputBytes }) {
  const kept = { out: [], err: [] };
  const sizes = { out: 0, err: 0 };
  let cut = false;
  const keep = (name) => ({
    write(bytes) {
      const room = outputBytes - sizes[name];
      if (bytes.length > room) cut = true;
      if (room > 0) kept[name].push(Buffer.from(bytes.subarray(0, room)));
      sizes[name] += Math.min(bytes.length, Math.max(0, room));
      return bytes.length;
    },
  });
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
  python.setStdout(keep("out"));
  python.setStderr(keep("err"));
  python.FS.writeFile("/assay/program.json", JSON.stringify({ program }));
  const told = () => ({
    stdout: Buffer.concat(kept.out).toString(),
    stderr: Buffer.concat(kept.err).toString(),
    cut,
  });
  // The program takes over the names of __main__, so ours live elsewhere.
  const globals = python.toPy({});
  let status = null;
  try {
    status = python.runPython(
      `
import json, os, script
_spec = json.load(open("/assay/program.json"))
os.remove("/assay/program.json")
_statuses = []
script.run(_spec, leave=_statuses.append)
_statuses[-1]
`,
      { globals },
    );
  } catch {
    // Python itself died: what was printed until then still counts.
  }
  answer({ exit: status, ...told() });
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

function waitRead(fd, buffer, offset, length) {
  for (;;) {
    try {
      return readSync(fd, buffer, offset, length, null);
    } catch (error) {
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function writeAll(fd, bytes) {
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(fd, bytes, sent);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function readLine() {
  const parts = [];
  const chunk = Buffer.alloc(1 << 16);
  for (;;) {
    const size = waitRead(0, chunk, 0, chunk.length);
    if (size === 0) process.exit(0);
    parts.push(Buffer.from(chunk.subarray(0, size)));
    if (chunk[size - 1] === 10) return Buffer.concat(parts).toString();
  }
}
