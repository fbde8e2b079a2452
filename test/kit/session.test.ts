import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import type { Observation, Session, SessionRequest } from "../../src/core/session.ts";
import { memoryJournal } from "../../src/kit/journal.ts";
import { fakeSandbox, kitWith, temporaryFolder } from "./doubles.ts";

/** Sessions that count: each step shows how many were done since the state was last fresh. */
function countingSandbox() {
  const log: string[] = [];
  let broken = 0;
  const sandbox = {
    ...fakeSandbox(),
    async open({ language }: SessionRequest): Promise<Session> {
      log.push("open");
      let count = 0;
      const kept: number[] = [];
      return {
        language,
        async step(action): Promise<Observation> {
          log.push(action);
          if (broken > 0) {
            broken--;
            throw new AssayError("SANDBOX_BROKEN", "it broke");
          }
          return { output: `${++count}`, exitCode: 0, error: null, outcome: "done", cut: false };
        },
        async reset() {
          log.push("reset");
          count = 0;
        },
        async snapshot() {
          if (count === 0) throw new AssayError("SESSION_REFUSED", "nothing yet");
          return `real-${kept.push(count) - 1}`;
        },
        async restore(name) {
          log.push(`restore ${name}`);
          count = kept[Number(name.slice(5))]!;
        },
        async close() {
          log.push("close");
        },
      };
    },
  };
  return { sandbox, log, breakOnce: () => void broken++ };
}

const request = { language: "bash" };

describe("a session of the kit", () => {
  it("replays its steps from the journal, with no process", async () => {
    const { sandbox, log } = countingSandbox();
    const journal = memoryJournal();
    async function play() {
      const kit = kitWith({ sandbox, journal });
      const session = kit.open(request);
      const seen = [(await session.step("a")).output, (await session.step("a")).output];
      const then = await session.snapshot();
      seen.push((await session.step("b")).output);
      await session.restore(then);
      seen.push((await session.step("c")).output);
      await session.reset();
      seen.push((await session.step("a")).output);
      await kit.settled();
      return { seen, replayed: kit.trace.map((step) => step.replayed) };
    }
    const first = await play();
    expect(first.seen).toEqual(["1", "2", "3", "3", "1"]);
    expect(log).toEqual(["open", "a", "a", "b", "restore real-0", "c", "reset", "a", "close"]);
    log.length = 0;
    const second = await play();
    expect(second).toEqual({ seen: first.seen, replayed: first.replayed.map(() => true) });
    expect(log).toEqual([]);
  });

  it("does again what came before, when a step is new after a resume", async () => {
    const { sandbox, log } = countingSandbox();
    const journal = memoryJournal();
    const before = kitWith({ sandbox, journal }).open(request);
    await before.step("a");
    await before.snapshot();
    await before.step("b");
    log.length = 0;
    const session = kitWith({ sandbox, journal }).open(request);
    await session.step("a");
    const then = await session.snapshot();
    await session.step("b");
    expect(log).toEqual([]);
    await session.restore(then);
    expect((await session.step("new")).output).toBe("2");
    expect(log).toEqual(["open", "a", "b", "restore real-0", "new"]);
  });

  it("tells steps apart by what came before and by the content of the files", async () => {
    const { sandbox, log } = countingSandbox();
    const journal = memoryJournal();
    const folder = join(temporaryFolder(), "repository");
    mkdirSync(folder);
    const play = async (...actions: string[]) => {
      const session = kitWith({ sandbox, journal }).open({ ...request, files: folder });
      for (const action of actions) await session.step(action);
    };
    await play("a", "b");
    await play("b");
    expect(log).toEqual(["open", "a", "b", "open", "b"]);
    writeFileSync(join(folder, "new"), "");
    await play("b");
    expect(log.slice(5)).toEqual(["open", "b"]);
  });

  it("what the session refuses is a result; a sandbox that breaks is a fault", async () => {
    const { sandbox, breakOnce } = countingSandbox();
    const kit = kitWith({ sandbox });
    const session = kit.open(request);
    await expect(session.snapshot()).rejects.toMatchObject({ code: "SESSION_REFUSED" });
    await expect(session.restore("7")).rejects.toMatchObject({ code: "SNAPSHOT_UNKNOWN" });
    expect(kit.fault).toBeUndefined();
    await session.step("a");
    breakOnce();
    await expect(session.step("b")).rejects.toMatchObject({ code: "SANDBOX_BROKEN" });
    expect(kit.fault).toBeInstanceOf(AssayError);
    expect((await session.step("c")).output).toBe("2");
    await session.close();
    await expect(session.step("d")).rejects.toMatchObject({ code: "SESSION_CLOSED" });
  });
});
