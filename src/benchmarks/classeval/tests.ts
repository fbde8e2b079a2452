import type { Problem } from "../../core/problem.ts";
import type { Test } from "../../core/task.ts";
import { importedModules } from "../answers/libraries.ts";
import { sharedProcess } from "../python/shared-process.ts";
import { pythonText } from "../python/text.ts";
import { RUN_METHOD, testMethods } from "../python/unittest.ts";

interface TestedClass {
  test: string;
  test_classes: string[];
  import_statement: string[];
  solution_code: string;
}

/** Tests that share files, replace what the class uses, look at the classes of what it returns, or change what it holds. */
const TOGETHER = [
  /\bopen\(|\bos\.|sqlite3|tempfile|\bpatch\b|[Mm]ock|StringIO|assertIsInstance|socket|zipfile|datetime/,
  /\w\.\w+(?:\[[^\]\n]*\])+ *=(?!=)|\w\.\w+\.(?:append|add|update|extend|insert|pop|clear|remove)\(/,
];

/** The suite of a class, or the judge where its tests must run in the class's own process. */
export function classEvalTests(row: TestedClass): Pick<Problem, "suite" | "judge" | "missing"> {
  const methods = testMethods(row.test);
  const named = row.test_classes.flatMap((part) => (methods.get(part) ?? []).map((name) => ({ part, name })));
  const needs = importedModules([...row.import_statement, row.solution_code, row.test].join("\n"));
  // Published: 5 s of wall-clock time for each test class.
  const limits = { cpuSeconds: 8, idleSeconds: 8 };
  const prelude = `${RUN_METHOD}\n_classes = compile(${pythonText(row.test)}, "<test>", "exec")`;
  if (needs.length > 0 || TOGETHER.some((sign) => sign.test(row.test))) {
    const tests = named.map(
      ({ part, name }) => `(${pythonText(part)}, lambda: _run(${part}, ${pythonText(name)}))`,
    );
    const runner = `exec(compile(_answer, "<answer>", "exec"))\n${prelude}\nexec(_classes)\n_tests = [${tests.join(", ")}]`;
    return sharedProcess({ needs, runner, tests: named.length, limits });
  }
  const tests = named.map(
    ({ part, name }): Test => ({
      kind: "code",
      part,
      code: `exec(_classes, globals())\n_run(${part}, ${pythonText(name)})`,
    }),
  );
  return { suite: { prelude, tests, limits } };
}
