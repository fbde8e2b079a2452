import fc from "fast-check";
import { expect, test } from "vitest";
import { inWindow } from "../../src/run/window.ts";

const never = new AbortController().signal;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("gives every result once and never has more under way or waiting than the window", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 4 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      async (waits, width) => {
        let open = 0;
        let most = 0;
        const results: number[] = [];
        const work = async (index: number) => {
          most = Math.max(most, ++open);
          for (let n = waits[index]!; n > 0; n--) await turn();
          return index;
        };
        for await (const result of inWindow(waits.keys(), width, never, work)) {
          open--;
          results.push(result);
        }
        expect(results.sort((a, b) => a - b)).toEqual([...waits.keys()]);
        expect(most).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 40 },
  );
});

test("starts nothing while its reader is busy", async () => {
  let started = 0;
  const results = inWindow(Array.from({ length: 100 }), 4, never, async () => ++started);
  await results.next();
  await turn();
  await turn();
  expect(started).toBeLessThanOrEqual(5);
  await results.return(undefined);
});

test("leaving early or failing aborts what is under way and waits for it", async () => {
  for (const end of ["return", "throw", "abort"]) {
    let ended = 0;
    const caller = new AbortController();
    const work = async (index: number, signal: AbortSignal) => {
      if (index === 0 && end === "throw") throw new Error("broken");
      if (index === 0 && end === "return") return index;
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      await turn();
      ended++;
      return signal.throwIfAborted();
    };
    const results = inWindow([0, 1, 2], 3, caller.signal, work);
    if (end === "abort") setImmediate(() => caller.abort(new Error("stop")));
    if (end === "return") {
      await results.next();
      await results.return(undefined);
    } else {
      await expect(results.next()).rejects.toThrow(end === "throw" ? "broken" : "stop");
    }
    expect(ended).toBe(end === "abort" ? 3 : 2);
  }
});
