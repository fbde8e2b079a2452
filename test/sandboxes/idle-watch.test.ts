import { expect, test } from "vitest";
import { idleWatch } from "../../src/sandboxes/wasm/pair.ts";

test.each([
  ["nothing but its own measuring, a tenth of a core", 0.1, true],
  ["half of a core", 0.5, false],
])("a process that uses %s", (_, share, isIdle) => {
  let clock = 0;
  const idle = idleWatch(5, () => clock);
  let was = false;
  for (let tick = 0; tick < 400; tick++) {
    clock += 0.05;
    was ||= idle(clock * share);
  }
  expect(was).toBe(isIdle);
});
