import { describe, expect, test } from "vitest";
import type { Session } from "../../src/core/session.ts";
import { ISOLATIONS, openOnce, sessionsIn, WITHOUT } from "../sandboxes/sessions.ts";

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
test.for(WITHOUT)("%s says that it has no sessions", async (isolation, context) => {
  const sandbox = await openOnce(isolation);
  if (typeof sandbox === "string") return context.skip(sandbox);
  await expect((async () => sandbox.open({ language: "bash" }))()).rejects.toMatchObject({
    code: "ISOLATION_LACKS",
  });
});

describe.each(ISOLATIONS)("sessions in %s", (isolation) => {
  const inside = sessionsIn(isolation);
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
});
