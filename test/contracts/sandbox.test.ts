import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { sandboxOrReason } from "../sandboxes/opened.ts";

const opened = new Map<string, Promise<Sandbox | string>>();
const open = (id: string) => {
  if (!opened.has(id)) opened.set(id, sandboxOrReason(id));
  return opened.get(id)!;
};
afterAll(async () => {
  for (const sandbox of opened.values())
    await sandbox.then((one) => (typeof one === "string" ? undefined : one.close()));
});

const ids = roomIds(new URL("../../src/sandboxes/", import.meta.url));

const WASM_SECONDS = 180;

describe.each(ids)("isolation %s", (id) => {
  const wasm = id === "wasm";
  const inside = (name: string, body: (sandbox: Sandbox) => Promise<void>) =>
    test(
      name,
      async (context) => {
        const sandbox = await open(id);
        if (typeof sandbox === "string") return context.skip(sandbox);
        await body(sandbox);
      },
      wasm ? WASM_SECONDS * 1000 : undefined,
    );
  const python = (sandbox: Sandbox, program: string) =>
    sandbox.run({ language: "python", program, limits: { cpuSeconds: 2, idleSeconds: 2 } });

  inside("judges, and says which isolation is in force", async (sandbox) => {
    expect(sandbox.isolation.split(" ")[0]).toBe(id);
    const suite = { tests: [{ kind: "code" as const, code: "assert f(2) == 4" }], entry: "f" };
    const verdict = await sandbox.check({
      language: "python",
      program: "def f(x):\n    return x * 2\n",
      suite,
    });
    expect(verdict.pass).toBe(true);
    expect(verdict.measures.cpuSeconds).toBeGreaterThan(0);
  });

  inside("keeps many jobs at once apart and in order", async (sandbox) => {
    const verdicts = await Promise.all(
      Array.from({ length: wasm ? 6 : 200 }, (_, index) =>
        sandbox.check({
          language: "python",
          program: `def f():\n    return ${index}\n`,
          suite: {
            tests: [{ kind: "code", code: `assert f() == ${index % 3 === 0 ? -1 : index}` }],
            entry: "f",
          },
        }),
      ),
    );
    expect(verdicts.map((verdict) => verdict.pass)).toEqual(verdicts.map((_, index) => index % 3 !== 0));
  });

  // What follows asks for Linux processes and other languages; test/sandboxes/wasm.test.ts has what stands for it.
  if (wasm) return;

  inside("tests that a model wrote leave nothing behind that decides another verdict", async (sandbox) => {
    const poison = {
      python:
        "import sys, builtins\nfor m in list(sys.modules.values()):\n    for n in ('run_test', 'check_suite', 'call_test'):\n        if hasattr(m, n): setattr(m, n, lambda *a, **k: ['pass', ''])\nbuiltins.AssertionError = ValueError\nassert f() == 1",
      javascript:
        "assert.strictEqual = () => {}; Object.defineProperty(require('node:assert'), 'strictEqual', { value() {} }); assert.ok(f() === 1);",
    };
    const suiteOf = (code: string) => ({ tests: [{ kind: "code" as const, code }], entry: "f" });
    for (const [language, program, wrong] of [
      ["python", "def f():\n    return 1\n", "assert f() == 2"],
      ["javascript", "const f = () => 1;", "assert.strictEqual(f(), 2);"],
    ] as const) {
      for (const trusted of [true, false, true]) {
        await Promise.all(
          [1, 2, 3].map(() => sandbox.check({ language, program, suite: suiteOf(poison[language]) })),
        );
        const verdicts = await Promise.all(
          [1, 2, 3, 4].map(() => sandbox.check({ language, program, suite: suiteOf(wrong), trusted })),
        );
        expect(verdicts.map(outcomeOf)).toEqual(["fail", "fail", "fail", "fail"]);
      }
    }
  });

  inside("a test makes objects of a program's class", async (sandbox) => {
    for (const [language, program, code] of [
      ["python", "class P:\n    def __init__(self, x):\n        self.x = x\n", "assert P(3).x == 3"],
      ["javascript", "class P { constructor(x) { this.x = x; } }", "assert.equal(new P(3).x, 3);"],
    ] as const) {
      const suite = { tests: [{ kind: "code" as const, code }] };
      expect(outcomeOf(await sandbox.check({ language, program, suite }))).toBe("pass");
    }
  });

  inside("a program of a megabyte runs like a short one", async (sandbox) => {
    const long = "x".repeat(2 ** 20);
    for (const [language, program] of [
      ["python", `# ${long}\nprint(1)\n`],
      ["javascript", `// ${long}\nconsole.log(1);\n`],
    ] as const)
      expect(await sandbox.run({ language, program })).toMatchObject({ outcome: "pass", stdout: "1\n" });
  });

  inside("an exit code, a signal and cut output are reported", async (sandbox) => {
    expect(await python(sandbox, "import sys\nsys.exit(3)")).toMatchObject({ outcome: "crash", exitCode: 3 });
    expect(await python(sandbox, "import ctypes\nctypes.string_at(0)")).toMatchObject({
      outcome: "crash",
      signal: "SIGSEGV",
    });
    const loud = await python(sandbox, "print('x' * 1_000_000)");
    expect(loud).toMatchObject({ outcome: "pass", truncated: true });
    expect(loud.stdout.length).toBe(64 * 1024);
  });

  inside("a program that sleeps is stopped", async (sandbox) => {
    const slept = await sandbox.run({
      language: "python",
      program: "import time\ntime.sleep(60)",
      limits: { idleSeconds: 0.5 },
    });
    expect(slept.outcome).toBe("timeout");
  });

  if (id === "none") return;

  inside("no network, not even this machine's", async (sandbox) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const program = `import socket\nsocket.create_connection(("127.0.0.1", ${port}), timeout=1)\n`;
    expect((await python(sandbox, program)).outcome).toBe("crash");
    const node = `require("net").connect(${port}, "127.0.0.1").on("connect", () => console.log("in"))`;
    expect((await sandbox.run({ language: "javascript", program: node })).stdout).not.toContain("in");
    server.close();
    expect(connections).toBe(0);
  });

  inside("host files, the environment and other processes are out of reach", async (sandbox) => {
    const folder = mkdtempSync(join(tmpdir(), "assay-secret-"));
    const secret = join(folder, "secret.txt");
    writeFileSync(secret, "the secret");
    process.env["ASSAY_TEST_SECRET"] = "the secret";
    const program = [
      "import os, json",
      "seen = [dict(os.environ), os.listdir('/proc'), os.path.exists('/etc/shadow'), os.path.exists('/home'), os.getuid()]",
      `try: seen.append(open(${JSON.stringify(secret)}).read())`,
      "except OSError: pass",
      "for path in ('/usr/x', '/assay/x', '/x', '/dev/x', '/etc/x'):",
      "    try: open(path, 'w').close(); seen.append(path)",
      "    except OSError: pass",
      "print(json.dumps(seen))",
    ].join("\n");
    const ran = await python(sandbox, program);
    const [environment, processes, shadow, home, uid, ...rest] = JSON.parse(ran.stdout);
    expect(Object.keys(environment)).not.toContain("ASSAY_TEST_SECRET");
    expect([processes, shadow, home, rest]).toEqual([[], false, false, []]);
    expect(uid).not.toBe(0);
    expect(readFileSync(secret, "utf8")).toBe("the secret");
  });

  inside("checks cannot see each other's files or leave processes behind", async (sandbox) => {
    const leaves =
      "import os\nopen('/tmp/left', 'w').write('x')\nif os.fork() == 0:\n    os.setsid()\n    import time\n    time.sleep(30)\n";
    for (let i = 0; i < 4; i++) await python(sandbox, leaves);
    const looks = "import os\nprint(os.listdir('/tmp'), os.getpid())";
    expect((await python(sandbox, looks)).stdout.trim()).toBe("[] 1");
  });

  inside("fork bombs, descriptors and disk are bounded", async (sandbox) => {
    const bomb =
      "import os\nn = 0\ntry:\n    while n < 500:\n        if os.fork() == 0:\n            import time; time.sleep(20)\n        n += 1\nexcept BlockingIOError:\n    print('stopped', n < 100)\n";
    expect((await python(sandbox, bomb)).stdout).toBe("stopped True\n");
    const disk =
      "try:\n    with open('/tmp/big', 'wb') as f:\n        for _ in range(200): f.write(b'x' * (1 << 20))\n    print('full')\nexcept OSError as e: print('stopped')\n";
    expect((await python(sandbox, disk)).stdout).not.toBe("full\n");
  });

  inside("new privileges and namespaces are refused", async (sandbox) => {
    const program = [
      "import ctypes, os",
      "libc = ctypes.CDLL(None, use_errno=True)",
      "tries = [libc.unshare(0x10000000), libc.unshare(0x20000), libc.mount(b'none', b'/tmp', b'tmpfs', 0, None), libc.ptrace(16, 1, 0, 0), libc.chroot(b'/tmp'), libc.umount2(b'/proc', 2)]",
      "print(all(one == -1 for one in tries))",
    ].join("\n");
    expect((await python(sandbox, program)).stdout).toBe("True\n");
  });

  inside("a program cannot kill what runs it", async (sandbox) => {
    const program =
      "import os\ndef f():\n    for pid in (0, -1, os.getppid()):\n        try: os.kill(pid, 9)\n        except OSError: pass\n    return 1\n";
    const suite = { tests: [{ kind: "code" as const, code: "assert f() == 2" }], entry: "f" };
    for (let i = 0; i < 5; i++) {
      expect(outcomeOf(await sandbox.check({ language: "python", program, suite }))).not.toBe("pass");
    }
    expect((await python(sandbox, "print('still here')")).stdout).toBe("still here\n");
  });
});
