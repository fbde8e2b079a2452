import { describe, expect, test } from "vitest";
import { Gate, type Outcome } from "../../src/models/hosted/gate.ts";

/** A gate with a clock of its own. */
function gateAt() {
  const clock = { now: 0 };
  const gate = new Gate("http://s/v1", () => clock.now);
  const end = (kind: Outcome["kind"], milliseconds = 100, tokens = 80) => {
    clock.now += milliseconds;
    gate.leave({ kind, milliseconds, tokens });
  };
  /** As many requests at once as the limit allows, each ending the same way. */
  const round = async (kind: Outcome["kind"], milliseconds = 100) => {
    const size = gate.limit;
    for (let i = 0; i < size; i++) await gate.enter();
    clock.now += milliseconds;
    for (let i = 0; i < size; i++) gate.leave({ kind, milliseconds, tokens: 80 });
  };
  return { clock, gate, end, round };
}

describe("the limit", () => {
  test("grows while it is used and all goes well, is halved once a round, then grows by about one a round", async () => {
    const { gate, round } = gateAt();
    const first = gate.limit;
    await round("done");
    expect(gate.limit).toBeGreaterThan(first);
    const before = gate.limit;
    await round("busy");
    expect(gate.limit).toBe(Math.floor(before / 2));
    const halved = gate.limit;
    await round("done");
    expect(gate.limit).toBeGreaterThanOrEqual(halved);
    expect(gate.limit).toBeLessThanOrEqual(halved + 1);
  });

  test("never falls so low that a server which fails at random is asked one at a time", async () => {
    const { gate, round } = gateAt();
    for (let i = 0; i < 50; i++) await round("busy");
    expect(gate.limit).toBe(4);
  });

  test("does not grow while answers take more than three times their best", async () => {
    const { gate, round } = gateAt();
    await round("done", 100);
    for (let i = 0; i < 20; i++) await round("done", 1000);
    const slow = gate.limit;
    await round("done", 1000);
    expect(gate.limit).toBe(slow);
  });

  test("what does not fit waits its turn, and a waiting asker may leave", async () => {
    const { gate, end } = gateAt();
    const entered: number[] = [];
    const limit = gate.limit;
    for (let i = 0; i < limit; i++) await gate.enter();
    const stop = new AbortController();
    const left = gate.enter(stop.signal).catch((error) => error.message);
    const waits = [1, 2].map((i) => gate.enter().then(() => entered.push(i)));
    stop.abort(new Error("enough"));
    expect(await left).toBe("enough");
    end("cancelled");
    await waits[0];
    expect(entered).toEqual([1]);
    end("cancelled");
    await waits[1];
    expect(entered).toEqual([1, 2]);
  });
});

describe("a server that only fails", () => {
  test("is rested, then asked once to see; an answer ends the rest, a failure doubles it", async () => {
    const { clock, gate, end } = gateAt();
    const fail = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await gate.enter();
        end("broken", 2000);
      }
    };
    await fail(12);
    await expect(gate.enter()).rejects.toMatchObject({
      code: "MODEL_DOWN",
      message: "http://s/v1 failed 12 times in a row, and is not asked for 15 s",
    });
    clock.now += 15_000;
    await gate.enter();
    // While one looks, the others are told to stay away.
    await expect(gate.enter()).rejects.toMatchObject({ code: "MODEL_DOWN" });
    end("broken", 0);
    await expect(gate.enter()).rejects.toThrow("not asked for 30 s");
    clock.now += 30_000;
    await gate.enter();
    end("done");
    await gate.enter();
    end("done");
  });

  test("a short burst of failures, or one busy answer among them, rests nobody", async () => {
    const { gate, end } = gateAt();
    for (let i = 0; i < 100; i++) {
      await gate.enter();
      end("broken", 10);
    }
    await gate.enter();
    end("busy", 30_000);
    for (let i = 0; i < 11; i++) {
      await gate.enter();
      end("broken", 5000);
    }
    await gate.enter();
    end("done");
  });
});
