import { expect, it } from "vitest";
import type { CheckRequest, GridRequest, Sandbox } from "../../src/core/sandbox.ts";
import { remembering } from "../../src/sandboxes/open/remembering.ts";

const request: CheckRequest = { language: "python", program: "x = 1", suite: { tests: [] } };
const grid: GridRequest = { language: "python", programs: ["x = 1"], tests: ["assert x"], cpuSeconds: 1 };

function counting(fails = 0) {
  const counts = { check: 0, grid: 0 };
  const row = { ran: true, passes: [true], cpuSeconds: 0, timeoutSeconds: 0, timeouts: 0 };
  const sandbox = {
    isolation: "none",
    workers: 1,
    async check() {
      if (counts.check++ < fails) throw new Error("broken");
      return {
        pass: true,
        score: 1,
        checks: [],
        measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
      };
    },
    async grid() {
      counts.grid++;
      return { rows: [row], tests: [{ compiles: true, packable: true }] };
    },
  } as Partial<Sandbox> as Sandbox;
  return { counts, sandbox: remembering(sandbox) };
}

it("runs an equal check once, also when two are asked for at once", async () => {
  const { counts, sandbox } = counting();
  await Promise.all([sandbox.check(request), sandbox.check({ ...request })]);
  await sandbox.check(request);
  expect(counts.check).toBe(1);
  await sandbox.check({ ...request, program: "x = 2" });
  await sandbox.check({ ...request, all: true });
  expect(counts.check).toBe(3);
});

it("does not remember what broke", async () => {
  const { counts, sandbox } = counting(1);
  await expect(sandbox.check(request)).rejects.toThrow("broken");
  expect((await sandbox.check(request)).pass).toBe(true);
  expect(counts.check).toBe(2);
});

it("tells each asker of a grid about its rows", async () => {
  const { counts, sandbox } = counting();
  const told: number[] = [];
  for (let time = 0; time < 2; time++)
    await sandbox.grid({ ...grid, onRow: (index) => void told.push(index) });
  expect(told).toEqual([0, 0]);
  expect(counts.grid).toBe(1);
});
