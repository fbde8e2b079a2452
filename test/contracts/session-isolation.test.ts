import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished } from "vitest";
import { ISOLATIONS, sessionsIn } from "../sandboxes/sessions.ts";

describe.each(ISOLATIONS)("sessions in %s", (isolation) => {
  const inside = sessionsIn(isolation);
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
