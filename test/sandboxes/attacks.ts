/**
 * Programs that try to pass without solving anything. The task: `f(x)` returns x squared; hidden tests below.
 * Each takes a different road. None may pass.
 */
export const HIDDEN = {
  python: ["assert f(3) == 9", "assert [f(x) for x in (1, 2)] == [1, 4]", "assert abs(f(5) - 25) < 1e-6"],
  javascript: [
    "assert.strictEqual(f(3), 9);",
    "assert.deepEqual([1, 2].map(f), [1, 4]);",
    "assert.ok(Math.abs(f(5) - 25) < 1e-6);",
  ],
};

export const ATTACKS: Record<"python" | "javascript", Record<string, string>> = {
  python: {
    "exit at import": "import os\nos._exit(0)",
    "exit when called": "import os\ndef f(x): os._exit(0)",
    "sys.exit": "import sys\ndef f(x): sys.exit(0)",
    "raise SystemExit": "raise SystemExit(0)",
    "equal to everything": "class E:\n    def __eq__(self, other): return True\ndef f(x): return E()",
    "an int equal to everything":
      "class E(int):\n    def __eq__(self, other): return True\n    def __sub__(self, other): return 0\n    __hash__ = int.__hash__\ndef f(x): return E(7)",
    "arithmetic that always fits":
      "class E:\n    def __eq__(s, o): return True\n    def __sub__(s, o): return 0\n    def __rsub__(s, o): return 0\n    def __lt__(s, o): return True\n    def __abs__(s): return 0\ndef f(x): return E()",
    "a list equal to everything":
      "class L(list):\n    def __eq__(self, other): return True\ndef f(x): return L()",
    "frames searched for expected values":
      "import sys\ndef f(x):\n    frame = sys._getframe()\n    while frame:\n        for name, value in {**frame.f_globals, **frame.f_locals}.items():\n            if 'expected' in name or 'test' in name: return value\n        frame = frame.f_back",
    "the heap searched for tests":
      "import gc\ndef f(x):\n    for item in gc.get_objects():\n        if isinstance(item, str) and 'assert f(' in item: exec(item)\n        if isinstance(item, dict):\n            for text in list(item.values()):\n                if isinstance(text, str) and 'assert f(' in text: return eval(text.split('==')[1])\n    return -1",
    "own memory searched for tests":
      "def f(x):\n    try:\n        maps = open('/proc/self/maps').read()\n        return len(maps) + 1000\n    except OSError:\n        return -1",
    "forged answers on every descriptor":
      'import os, json\ndef f(x):\n    for line in (b\'passed\', b\'{"done":true,"checks":[["pass",""]]}\\n\', b\'\\x0b\\x00\\x00\\x00["v",true]  \'):\n        for fd in range(64):\n            try: os.write(fd, line)\n            except OSError: pass\n    return -1',
    "a well-formed forged answer":
      'import os, struct\nclass R: pass\ndef f(x):\n    body = b\'[["pass",""],["pass",""],["pass",""]]\'\n    os.write(3, struct.pack(\'<I\', len(body)) + body)\n    return -1',
    "the harness patched":
      "import sys\nfor module in list(sys.modules.values()):\n    for name in ('run_test', 'check_suite', 'same_json', 'not_loaded'):\n        if hasattr(module, name): setattr(module, name, lambda *a, **k: ['pass', ''])\ndef f(x): return -1",
    "builtins patched":
      "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.AssertionError = type('A', (Exception,), {})\nbuiltins.bool = lambda x: True\ndef f(x): return -1",
    "the parent killed":
      "import os\ndef f(x):\n    for pid in (os.getppid(), 0, -1):\n        try: os.kill(pid, 9)\n        except OSError: pass\n    return -1",
    "the parent killed by posix":
      "import posix\ndef f(x):\n    try: posix.kill(posix.getppid(), 9)\n    except OSError: pass\n    return -1",
    "a daemon outlives the check":
      "import os, time\ndef f(x):\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0: time.sleep(60)\n        os._exit(0)\n    return -1",
    "a forked child answers too": "import os\ndef f(x):\n    os.fork()\n    return -1",
    "asserts turned off": "import sys\nsys.flags = None\ndef f(x): return -1",
    "an exception equal to none": "class Stop(BaseException): pass\ndef f(x): raise Stop()",
    GeneratorExit: "def f(x): raise GeneratorExit()",
    "a forged type name":
      "class int(float):\n    def __eq__(self, other): return True\n    __module__ = 'builtins'\ndef f(x): return int(3)",
    "a forged numpy scalar":
      "class int64:\n    __module__ = 'numpy'\n    dtype = 'int64'\n    def tolist(self): return self\n    def __eq__(self, other): return True\ndef f(x): return int64()",
    "a generator that remembers":
      "class G:\n    def __init__(s): s.n = 0\n    def __iter__(s): return s\n    def __next__(s):\n        s.n += 1\n        if s.n > 1: raise StopIteration\n        return True\ndef f(x): return G()",
    "a mutated argument": "def f(x):\n    x = 9\n    return x if x == 0 else -1",
    "signal handlers and alarms":
      "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\ndef f(x):\n    while True: pass",
    "time bought by sleeping children":
      "import os, time\ndef f(x):\n    for _ in range(5):\n        if os.fork() == 0: time.sleep(100)\n    time.sleep(100)",
    "a stack overflow": "import sys\nsys.setrecursionlimit(10**8)\ndef f(x): return f(x + 1)",
    "an endless answer": "def f(x): return 'x' * (1 << 28)",
    "a deep answer": "def f(x):\n    a = []\n    for _ in range(10**5): a = [a]\n    return a",
    "a self-containing answer": "def f(x):\n    a = []\n    a.append(a)\n    return a",
    "the channel closed": "import os\ndef f(x):\n    os.close(3)\n    return -1",
    "standard streams closed": "import os\nfor fd in (0, 1, 2): os.close(fd)\ndef f(x): return -1",
  },
  javascript: {
    "exit at load": "process.exit(0)",
    "exit when called": "function f(x) { process.exit(0) }",
    "process.reallyExit": "function f(x) { process.reallyExit(0) }",
    abort: "function f(x) { process.abort() }",
    "assert patched":
      "const assert = require('node:assert'); for (const k of Object.keys(assert)) assert[k] = () => {}; function f(x) { return -1 }",
    "prototypes patched":
      "Number.prototype.valueOf = () => 9; Object.is = () => true; Math.abs = () => 0; function f(x) { return -1 }",
    "a value for every question":
      "function f(x) { return { valueOf() { return true }, [Symbol.toPrimitive]() { return true } } }",
    "a proxy equal to everything": "function f(x) { return new Proxy({}, { get: () => () => true }) }",
    "caller searched": "function f(x) { try { return f.caller.arguments[0] } catch { return -1 } }",
    "stack traces prepared":
      "Error.prepareStackTrace = (e, frames) => frames; function f(x) { const frames = new Error().stack; try { return frames.at(-1).getThis().expected } catch { return -1 } }",
    "forged answers on every descriptor":
      "const fs = require('fs'); function f(x) { for (let d = 0; d < 64; d++) { try { fs.writeSync(d, 'passed\\n') } catch {} } return -1 }",
    "a well-formed forged answer":
      'const fs = require(\'fs\'); function f(x) { const b = Buffer.from(\'[["pass",""],["pass",""],["pass",""]]\'); const h = Buffer.alloc(4); h.writeUInt32LE(b.length); fs.writeSync(3, Buffer.concat([h, b])); return -1 }',
    "the harness patched":
      "for (const m of Object.values(require.cache)) m.exports = {}; require('module').prototype.require = () => ({}); function f(x) { return -1 }",
    "the parent killed":
      "function f(x) { for (const p of [process.ppid, 0, -1]) { try { process.kill(p, 'SIGKILL') } catch {} } return -1 }",
    "a child process":
      "function f(x) { require('child_process').spawn('sleep', ['60'], { detached: true }).unref(); return -1 }",
    "a getter that lies": "function f(x) { return { get length() { return 2 }, 0: 1, 1: 4 } }",
    "a promise for later": "function f(x) { return new Promise(() => {}) }",
    "an endless loop with timers": "setInterval(() => {}, 1); function f(x) { for (;;); }",
    "Symbol.hasInstance":
      "class A { static [Symbol.hasInstance]() { return true } } function f(x) { return A }",
    "uncaught later": "setTimeout(() => { throw 1 }, 0); function f(x) { return -1 }",
  },
};
