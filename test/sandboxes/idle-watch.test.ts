import { expect, test } from "vitest";
import { idleWatch } from "../../src/sandboxes/wasm/pair.ts";

test.each([
  ["nothing but its own measuring, a tenth of a core", 0.1, 0, true],
  ["half of a core", 0.5, 0, false],
  ["a tenth of a core, because it is preempted all the time", 0.1, 20, false],
])("a process that uses %s", (_, share, perSecond, isIdle) => {
  let clock = 0;
  const idle = idleWatch(5, () => clock);
  let was = false;
  for (let tick = 0; tick < 400; tick++) {
    clock += 0.05;
    was ||= idle({ cpuSeconds: clock * share, preempted: Math.floor(clock * perSecond) });
  }
  expect(was).toBe(isIdle);
});
