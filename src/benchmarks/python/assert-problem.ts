import type { Problem } from "../../core/problem.ts";
import type { Test } from "../../core/task.ts";

/** A row of a benchmark whose tests are separate `assert` statements (MBPP and its relatives). */
export interface AssertRow {
  id: string;
  text: string;
  code: string;
  /** Import statements that the asserts need. */
  imports: string[];
  /** Statements before each assert; they may use what the program defines. */
  setup: string;
  asserts: string[];
}

/**
 * The problem of such a row, prompted as in Austin et al. 2021 (arXiv 2108.07732, section 4.1) but with the first
 * assert only: the others decide, so a solver must not see them. The first also decides, as in the paper.
 */
export function assertProblem(row: AssertRow): Problem {
  const [shown] = row.asserts;
  const setup = row.setup.trim();
  const tests = row.asserts.map(
    (assert): Test => ({ kind: "code", code: setup === "" ? assert : `${setup}\n${assert}` }),
  );
  const entry = entryOf(shown!, row.code);
  const name = entry === undefined ? {} : { entry };
  return {
    task: {
      id: row.id,
      prompt: `You are an expert Python programmer, and here is your task: ${row.text.trim()} Your code should pass these tests:\n\n${shown}\n`,
      language: "python",
      ...name,
      tests: tests.slice(0, 1).map((test) => withImports(test, row.imports)),
    },
    // The published harness sets no limit; one reference (Mbpp/123) needs several seconds.
    suite: {
      tests,
      limits: { cpuSeconds: 20 },
      ...(row.imports.length > 0 && { prelude: row.imports.join("\n") }),
      ...name,
    },
    reference: row.code,
  };
}

/** A visible test stands alone: a method may run it without the suite's prelude. */
function withImports(test: Test, imports: string[]): Test {
  if (test.kind !== "code") return test;
  return { kind: "code", code: [...imports, test.code].join("\n") };
}

/** The function under test: the first name that the assert calls and the code defines. */
function entryOf(assert: string, code: string): string | undefined {
  const called = [...assert.matchAll(/([A-Za-z_]\w*)\s*\(/g)].map((match) => match[1]!);
  const defined = new Set([...code.matchAll(/^def\s+(\w+)/gm)].map((match) => match[1]!));
  return called.find((name) => defined.has(name)) ?? called[0];
}
