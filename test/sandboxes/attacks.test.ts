import { afterAll, describe, expect, test } from "vitest";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Test } from "../../src/core/task.ts";
import { ATTACKS, HIDDEN } from "./attacks.ts";
import { sandboxOrReason } from "./opened.ts";

const RIGHT = { python: "def f(x):\n    return x * x\n", javascript: "const f = (x) => x * x;\n" };
const limits = { cpuSeconds: 1, idleSeconds: 1, memoryBytes: 512 * 1024 ** 2 };
const opened = new Map<string, Promise<Sandbox | string>>();
afterAll(async () => {
  for (const one of opened.values())
    await one.then((sandbox) => (typeof sandbox === "string" ? undefined : sandbox.close()));
});

describe.each(roomIds(new URL("../../src/sandboxes/", import.meta.url)))("attacks under %s", (id) => {
  describe.each(["python", "javascript"] as const)("%s", (language) => {
    const tests: Test[] = HIDDEN[language].map((code) => ({ kind: "code", code }));
    // Without isolation the worker itself can be killed; only the forging of verdicts is still stopped.
    const names = Object.keys(ATTACKS[language]).filter(
      (name) => id !== "none" || !/killed|daemon|child/.test(name),
    );

    test("no attack passes a suite or a grid column, and right programs still do", async (context) => {
      if (!opened.has(id)) opened.set(id, sandboxOrReason(id));
      const sandbox = await opened.get(id)!;
      if (typeof sandbox === "string") return context.skip(sandbox);
      const judge = (program: string) =>
        sandbox.check({ language, program, suite: { tests, entry: "f", limits }, all: true });
      const accepted: string[] = [];
      await Promise.all(
        names.map(async (name) => {
          const verdict = await judge(ATTACKS[language][name]!);
          if (verdict.checks.some((check) => check.outcome === "pass"))
            accepted.push(`${name}: ${JSON.stringify(verdict.checks)}`);
        }),
      );
      expect(accepted).toEqual([]);
      expect((await judge(RIGHT[language])).pass).toBe(true);

      if (id === "none") return;
      const programs = [...names.map((name) => ATTACKS[language][name]!), RIGHT[language]];
      const grid = await sandbox.grid({
        language,
        programs,
        tests: HIDDEN[language],
        entry: "f",
        cpuSeconds: 0.1,
        limits: { memoryBytes: limits.memoryBytes },
      });
      const passing = grid.rows.flatMap((row, index) =>
        row.passes.some(Boolean) ? [names[index] ?? "right"] : [],
      );
      expect(passing).toEqual(["right"]);
    });
  });
});
