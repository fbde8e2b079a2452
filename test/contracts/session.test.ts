import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Session, SessionRequest } from "../../src/core/session.ts";
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

/** How each environment does what every session must be able to do. */
interface Environment {
  /** Puts 41 into the session's state; `read` shows it as a line of its own. */
  write: string;
  change: string;
  read: string;
  fails: string;
  endless: string;
  loud: string;
}

const environments: Record<string, Environment> = {
  bash: {
    write: "x=41; cd /; twice() { echo $((2 * x)); }",
    change: "x=7",
    read: "echo $x",
    fails: "ls /nowhere",
    endless: "while :; do :; done",
    loud: "yes | head -c 1000000",
  },
  python: {
    write: "x = 41",
    change: "x = 7",
    read: "x",
    fails: "1 / 0",
    endless: "while True:\n    try:\n        while True: len([])\n    except BaseException:\n        pass",
    loud: "print('y' * 1_000_000)",
  },
  sqlite: {
    write: "CREATE TABLE t (x int); INSERT INTO t VALUES (41)",
    change: "UPDATE t SET x = 7",
    read: "SELECT x FROM t",
    fails: "SELECT * FROM nowhere",
    endless: "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
    loud: "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100000) SELECT x FROM c",
  },
  postgresql: {
    write: "CREATE TABLE t (x int); INSERT INTO t VALUES (41)",
    change: "UPDATE t SET x = 7",
    read: "SELECT x FROM t",
    fails: "SELECT * FROM nowhere",
    endless: "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b",
    loud: "SELECT * FROM generate_series(1, 100000)",
  },
};

const WITHOUT = ["remote", "wasm"];
const isolations = roomIds(new URL("../../src/sandboxes/", import.meta.url));

test.for(WITHOUT)("%s says that it has no sessions", async (isolation, context) => {
  const sandbox = await open(isolation);
  if (typeof sandbox === "string") return context.skip(sandbox);
  await expect((async () => sandbox.open({ language: "bash" }))()).rejects.toMatchObject({
    code: "ISOLATION_LACKS",
  });
});

describe.each(isolations.filter((id) => !WITHOUT.includes(id)))("sessions in %s", (isolation) => {
  const limits = { cpuSeconds: 0.4, idleSeconds: 0.4 };
  const inside = (
    name: string,
    request: SessionRequest,
    body: (session: Session, sandbox: Sandbox) => Promise<void>,
  ) =>
    test(name, async (context) => {
      const sandbox = await open(isolation);
      if (typeof sandbox === "string") return context.skip(sandbox);
      const session = await sandbox.open({ limits, ...request }).catch((error: unknown) => {
        if (error instanceof AssayError && error.code === "SESSION_REFUSED") return error.line;
        throw error;
      });
      if (typeof session === "string") return context.skip(session);
      onTestFinished(() => session.close());
      await body(session, sandbox);
    });
  const lines = async (session: Session, action: string) =>
    (await session.step(action)).output.trim().split("\n");

  describe.each(Object.entries(environments))("%s", (language, does) => {
    inside("keeps its state from step to step, and forgets it on reset", { language }, async (session) => {
      expect(session.language).toBe(language);
      expect(await session.step(does.write)).toMatchObject({ outcome: "done", exitCode: 0, cut: false });
      expect(await lines(session, does.read)).toContain("41");
      await session.reset();
      expect(await lines(session, does.read)).not.toContain("41");
      await session.step(does.write);
      expect(await lines(session, does.read)).toContain("41");
    });

    inside("says that an action failed, and goes on", { language }, async (session) => {
      await session.step(does.write);
      const failed = await session.step(does.fails);
      expect(failed).toMatchObject({ outcome: "done" });
      expect(failed.exitCode).toBeGreaterThan(0);
      expect(failed.output).not.toBe("");
      expect(await lines(session, does.read)).toContain("41");
    });

    inside(
      "a step that never ends is stopped, and the state before it is still there",
      { language },
      async (session) => {
        await session.step(does.write);
        const endless = await session.step(does.endless);
        expect(endless).toMatchObject({ outcome: "timeout", exitCode: null });
        expect(endless.error).toContain("0.4 s");
        expect(await lines(session, does.read)).toContain("41");
      },
    );

    inside("an output flood is cut", { language }, async (session) => {
      const loud = await session.step(does.loud);
      expect(loud).toMatchObject({ outcome: "done", cut: true });
      expect(loud.output.length).toBeLessThanOrEqual(64 * 1024);
      await session.step(does.write);
      expect(await lines(session, does.read)).toContain("41");
    });

    inside("goes back to a snapshot, more than once", { language }, async (session) => {
      await session.step(does.write);
      const then = await session.snapshot();
      for (let time = 0; time < 2; time++) {
        await session.step(does.change);
        expect(await lines(session, does.read)).toContain("7");
        await session.restore(then);
        expect(await lines(session, does.read)).toContain("41");
      }
      await expect(session.restore("none such")).rejects.toMatchObject({ code: "SNAPSHOT_UNKNOWN" });
    });

    inside("refuses steps when it is closed", { language }, async (session) => {
      await session.close();
      await expect(session.step(does.read)).rejects.toMatchObject({ code: "SESSION_CLOSED" });
    });
  });

  inside("a folder's copy can be written, the folder cannot", { language: "bash" }, async (_, sandbox) => {
    const folder = mkdtempSync(join(tmpdir(), "assay-folder-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src/a.txt"), "original\n", { mode: 0o600 });
    writeFileSync(join(folder, "run.sh"), "echo ran\n", { mode: 0o755 });
    symlinkSync("src/a.txt", join(folder, "link"));
    const session = await sandbox.open({ language: "bash", files: folder, limits });
    onTestFinished(() => session.close());
    expect((await session.step("cat link; bash ./run.sh; test -x run.sh && echo x")).output).toBe(
      "original\nran\nx\n",
    );
    const then = await session.snapshot();
    await session.step(
      "echo new > src/a.txt; rm -r run.sh link; mkdir -p deep/er; echo y > deep/er/z; chmod 0 src",
    );
    expect(readFileSync(join(folder, "src/a.txt"), "utf8")).toBe("original\n");
    expect(readdirSync(folder).sort()).toEqual(["link", "run.sh", "src"]);
    await session.restore(then);
    expect((await session.step("cat link; ls; stat -c %a src/a.txt")).output).toBe(
      "original\nlink\nrun.sh\nsrc\n600\n",
    );
    await session.step("rm -r *");
    await session.reset();
    expect((await session.step("cat link; ls")).output).toBe("original\nlink\nrun.sh\nsrc\n");
  });

  inside(
    "files given as texts",
    { language: "python", files: { "lib/m.py": "def f(): return 'from m'\n" } },
    async (session) => {
      expect((await session.step("from lib.m import f\nf()")).output).toBe("'from m'\n");
    },
  );

  inside(
    "Bash keeps folder, functions, options, exports and what runs in the background",
    { language: "bash" },
    async (session) => {
      await session.step(
        "mkdir sub && cd sub; f() { echo f$1; }; set -o noclobber; export E=1; a=(1 '2 3'); sleep 60 & job=$!",
      );
      const shown = await session.step(
        "basename $PWD; f 1; set -o | grep noclobber; env | grep ^E=; echo ${a[1]}; kill -0 $job && echo alive",
      );
      expect(shown.output.replace(/\s+/g, " ")).toBe("sub f1 noclobber on E=1 2 3 alive ");
    },
  );

  inside(
    "Bash that ends says what is lost, and begins again where the step began",
    { language: "bash" },
    async (session) => {
      await session.step(
        "mkdir sub; cd sub; x=1; f() { echo f; }; alias g='echo g'; trap 'echo bye' EXIT; shopt -s extglob",
      );
      const ended = await session.step("x=2; exit 3");
      expect(ended).toMatchObject({
        outcome: "done",
        exitCode: 3,
        lost: expect.stringContaining("shell ended"),
      });
      expect(
        (await session.step("echo $x; basename $PWD; f; alias g; shopt extglob")).output.replace(/\s+/g, " "),
      ).toBe("1 sub f alias g='echo g' extglob on ");
    },
  );

  inside(
    "Python shows values, keeps functions, and outlives exit()",
    { language: "python" },
    async (session) => {
      expect((await session.step("def f(x):\n    return x * 2\nf(21)")).output).toBe("42\n");
      expect((await session.step("None")).output).toBe("");
      expect(await session.step("exit(3)")).toMatchObject({ exitCode: 3, error: "SystemExit: 3" });
      expect(await session.step("f('a'); raise ValueError('no')")).toMatchObject({
        error: "ValueError: no",
        exitCode: 1,
      });
      const killed = await session.step("import os\nos._exit(9)");
      expect(killed).toMatchObject({ outcome: "done", lost: expect.stringContaining("copy from before") });
      expect((await session.step("f(1)")).output).toBe("2\n");
      expect((await session.step("def broken(:")).error).toContain("SyntaxError");
    },
  );

  inside(
    "SQL gives rows as data, and refuses a snapshot in a transaction",
    { language: "sqlite" },
    async (session) => {
      const shown = await session.step(
        "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'x;y'), (2, NULL); SELECT * FROM t",
      );
      expect(shown.value).toEqual({
        columns: ["a", "b"],
        rows: [
          [1, "x;y"],
          [2, null],
        ],
      });
      expect(shown.output).toBe("a|b\n1|x;y\n2|NULL\n");
      await session.step("BEGIN; DELETE FROM t");
      await expect(session.snapshot()).rejects.toMatchObject({ code: "SESSION_REFUSED" });
      await session.step("ROLLBACK");
      await session.snapshot();
    },
  );

  inside("a sleeping step is stopped", { language: "bash" }, async (session) => {
    await session.step("x=1");
    const slept = await session.step("sleep 60; echo after");
    expect(slept).toMatchObject({ outcome: "timeout", error: expect.stringContaining("slept") });
    expect((await session.step("echo $x")).output).toBe("1\n");
  });

  if (isolation === "none") return;

  inside("a stopped step leaves what earlier steps began running", { language: "bash" }, async (session) => {
    await session.step("sleep 60 & first=$!");
    const slept = await session.step("sleep 61 & second=$!; sleep 62");
    expect(slept.outcome).toBe("timeout");
    expect(slept.lost).toBeUndefined();
    expect(
      (await session.step("kill -0 $first && echo first; kill -0 $second 2>/dev/null && echo second")).output,
    ).toMatch(/(^|\n)first\n$/);
  });

  inside(
    "fork bombs and memory are bounded",
    { language: "bash", limits: { cpuSeconds: 9 } },
    async (session) => {
      await session.step(":(){ :|:& };:");
      await session.reset();
      expect((await session.step("echo here")).output).toBe("here\n");
      const eats =
        'python3 -S -c "import os\nfor i in range(3):\n if os.fork() == 0: x = bytearray(600 << 20); import time; time.sleep(9)\nos.wait()"';
      expect((await session.step(eats)).outcome).toBe("memory");
      expect((await session.step("head -c 400M /dev/zero > big")).exitCode).not.toBe(0);
      await session.reset();
      expect((await session.step("ls; echo here")).output).toBe("here\n");
    },
  );

  inside("no network, no files of the machine, no environment", { language: "bash" }, async (session) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const folder = mkdtempSync(join(tmpdir(), "assay-secret-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "secret"), "the secret");
    process.env["ASSAY_TEST_SECRET"] = "the secret";
    const tries = `echo > /dev/tcp/127.0.0.1/${port}; cat ${join(folder, "secret")} /etc/shadow; env; ls / /home /tmp /assay; touch /usr/x /bin/x; id -u; cat /proc/1/environ /proc/1/maps; ls /proc/1/fd`;
    const { output } = await session.step(`{ ${tries}; } 2>/dev/null`);
    expect(output).not.toContain("secret");
    expect(output).not.toContain("SECRET");
    expect(output).toMatch(/^65534$|^\d{4,}$/m);
    expect(connections).toBe(0);
  });

  inside("the session cannot see or end what runs it", { language: "python" }, async (session) => {
    await session.step("x = 5");
    await session.step(
      "import os\nfor pid in (0, 1, -1, os.getppid()):\n    try: os.kill(pid, 9)\n    except OSError as error: print(error)",
    );
    expect((await session.step("print('here')")).output).toBe("here\n");
    const seen = await session.step(
      "import os; [pid for pid in range(1, 400) if os.path.exists('/proc/%d/cmdline' % pid)]",
    );
    expect(JSON.parse(seen.output).length).toBeLessThanOrEqual(4);
  });

  inside("a snapshot whose process was ended says so", { language: "python" }, async (session) => {
    await session.step("x = 5; open('f', 'w').write('1')");
    const then = await session.snapshot();
    await session.step("import os\nopen('f', 'w').write('2'); os.kill(-1, 9)");
    await expect(session.restore(then)).rejects.toMatchObject({ code: "SESSION_REFUSED" });
    expect((await session.step("open('f').read()")).output).toBe("'1'\n");
    expect((await session.step("x")).error).toContain("NameError");
  });

  inside("new privileges and namespaces are refused", { language: "bash" }, async (session) => {
    const { output } = await session.step(
      "unshare -U true; mount -t tmpfs none /tmp; chroot / true; echo $?; umount /usr; echo $?",
    );
    expect(output.match(/^\d+$/gm)?.every((code) => code !== "0")).toBe(true);
  });

  inside("close leaves no process behind", { language: "bash" }, async (session) => {
    const mark = `30${process.pid % 10}0${Math.floor(Math.random() * 1e6)}`;
    await session.step(`(setsid sleep ${mark} &) ; sleep ${mark} &`);
    expect(running(mark)).toBeGreaterThan(0);
    await session.close();
    for (let wait = 0; wait < 50 && running(mark) > 0; wait++) await new Promise((go) => setTimeout(go, 20));
    expect(running(mark)).toBe(0);
  });
});

/** Processes of this machine whose command line holds the text. */
function running(text: string): number {
  const found = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return found.split("\n").filter((line) => line.startsWith("sleep") && line.includes(text)).length;
}
