import { judgeAnswer, type Problem } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";

/** In the order of the published file. */
export const LEVELS = [
  "classes, partly right",
  "classes right",
  "functions, partly right",
  "functions right",
] as const;

export type Level = (typeof LEVELS)[number];

/**
 * What of a class is right. A function is its test class: right when all of its tests pass, partly when one does. A class is
 * right when all its functions are, partly when all are at least that.
 */
export async function judgedClass(
  problem: Problem,
  code: string,
  testClasses: readonly string[],
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Record<Level, boolean[]>> {
  const { checks } = await judgeAnswer(problem, code, sandbox, { signal });
  const units = testClasses.map((name) => {
    const own = checks.filter(({ part }) => part === name);
    const passed = own.filter(({ outcome }) => outcome === "pass").length;
    return { all: passed > 0 && passed === own.length, some: passed > 0 };
  });
  return {
    "classes, partly right": [units.every(({ some }) => some)],
    "classes right": [units.every(({ all }) => all)],
    "functions, partly right": units.map(({ some }) => some),
    "functions right": units.map(({ all }) => all),
  };
}
