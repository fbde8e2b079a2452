import type { Problem } from "../../core/problem.ts";
import type { Test } from "../../core/task.ts";
import { importedPackages } from "../python/imports.ts";
import { sharedProcess } from "../python/shared-process.ts";
import { pythonText } from "../python/text.ts";

interface TestedClass {
  test: string;
  test_classes: string[];
  import_statement: string[];
  solution_code: string;
}

/** One method of one test class. unittest's own runner would take the end of the program's process for an error of a test. */
const RUN = `
def _run(kind, name):
    case = kind(name)
    kind.setUpClass()
    try:
        case.setUp()
        try:
            getattr(case, name)()
        finally:
            case.tearDown()
            case.doCleanups()
    finally:
        kind.tearDownClass()
`;

/** Tests that share files, replace what the class uses, look at the classes of what it returns, or change what it holds. */
const TOGETHER = [
  /\bopen\(|\bos\.|sqlite3|tempfile|\bpatch\b|[Mm]ock|StringIO|assertIsInstance|socket|zipfile|datetime/,
  /\w\.\w+(?:\[[^\]\n]*\])+ *=(?!=)|\w\.\w+\.(?:append|add|update|extend|insert|pop|clear|remove)\(/,
];

/** The suite of a class, or the judge where its tests must run in the class's own process. */
export function classEvalTests(row: TestedClass): Pick<Problem, "suite" | "judge"> {
  const methods = methodsOf(row.test);
  const named = row.test_classes.flatMap((part) => (methods.get(part) ?? []).map((name) => ({ part, name })));
  const needs = importedPackages([...row.import_statement, row.solution_code, row.test].join("\n"));
  const limits = { cpuSeconds: 30, idleSeconds: 10 };
  const prelude = `${RUN}\n_classes = compile(${pythonText(row.test)}, "<test>", "exec")`;
  if (needs.length > 0 || TOGETHER.some((sign) => sign.test(row.test))) {
    const tests = named.map(
      ({ part, name }) => `(${pythonText(part)}, lambda: _run(${part}, ${pythonText(name)}))`,
    );
    const runner = `exec(compile(_answer, "<answer>", "exec"))\n${prelude}\nexec(_classes)\n_tests = [${tests.join(", ")}]`;
    return { suite: { tests: [] }, judge: sharedProcess({ needs, runner, tests: named.length, limits }) };
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

/** The test methods of each class at the left margin; of two with one name, Python has the last, so it counts once. */
function methodsOf(test: string): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of test.split("\n")) {
    const kind = /^class\s+(\w+)/.exec(line)?.[1];
    if (kind !== undefined) methods.set(kind, (current = []));
    const method = /^\s+def\s+(test\w*)\s*\(/.exec(line)?.[1];
    if (method !== undefined && !current.includes(method)) current.push(method);
  }
  return methods;
}
