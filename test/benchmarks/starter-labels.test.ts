import { afterAll, beforeAll, expect, test } from "vitest";
import { starterRows } from "../../src/benchmarks/starter/rows.ts";
import starter from "../../src/benchmarks/starter.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ workers: 2 });
});
afterAll(() => sandbox.close());

test("every candidate of the starter set is judged as its author says", { timeout: 300_000 }, async () => {
  const rows = await all(starterRows());
  const wrong: string[] = [];
  let judged = 0;
  await Promise.all(
    rows.flatMap((row) => {
      const { task, suite } = starter.problem(row);
      return row.candidates.map(async ({ label, note, text }) => {
        const limits = { cpuSeconds: 1, idleSeconds: 1 };
        const verdict = await sandbox.check({
          language: task.language,
          program: text,
          suite: { ...suite, limits },
          trusted: true,
        });
        const outcome = verdict.pass ? "right" : outcomeOf(verdict);
        judged++;
        if (outcome !== label) wrong.push(`${task.id}, ${label}: ${note}: judged ${outcome}`);
      });
    }),
  );
  expect(rows.length).toBeGreaterThanOrEqual(30);
  expect(judged).toBeGreaterThanOrEqual(6 * rows.length);
  expect(wrong).toEqual([]);
});
