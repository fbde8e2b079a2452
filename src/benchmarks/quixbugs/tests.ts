import type { Json, Test } from "../../core/task.ts";
import { pythonLiteral } from "./literal.ts";

/** What QuixBugs tests a program with: recorded calls, and a file of pytest. */
export interface Tested {
  name: string;
  json_tests: [Json, Json][] | null;
  pytest: string;
  correct_python: string;
}

/**
 * The tests as code, each alone. Recorded calls are asked as the pytest file asks them: what yields is made a list,
 * and `sqrt` may be off by its own bound. The programs on graphs have their tests written out in that file.
 */
export function testsOf(row: Tested): Test[] {
  if (row.json_tests)
    return row.json_tests.filter((test) => !isSlow(row, test)).map((test) => recorded(row, test));
  return written(row.pytest);
}

/** Cases that the pytest file names in order to skip them: they take the right program minutes. */
function isSlow({ pytest }: Tested, [input]: [Json, Json]): boolean {
  const [first] = Array.isArray(input) ? input : [input];
  return pytest.includes("pytest.skip") && pytest.includes(JSON.stringify(first));
}

function recorded({ name, pytest, correct_python }: Tested, [input, expected]: [Json, Json]): Test {
  // JSON numbers have lost whether they were written as floats.
  const floats = /isinstance\(\w+, float\)/.test(correct_python);
  const args = (Array.isArray(input) ? input : [input]).map((arg) => pythonLiteral(arg, floats));
  const call = `${name}(${args.join(", ")})`;
  const literal = pythonLiteral(expected, floats);
  const value = pytest.includes("tuple(x)") ? `[tuple(x) for x in ${literal}]` : literal;
  if (pytest.includes("approx"))
    return { kind: "code", code: `assert abs(${call} - ${value}) <= ${args.at(-1)}` };
  return {
    kind: "code",
    code: `assert ${pytest.includes(`list(${name}(`) ? `list(${call})` : call} == ${value}`,
  };
}

/** Each `def test…` of the file with what stands before it at the top level, imports left out. */
function written(pytest: string): Test[] {
  const [head = "", ...functions] = pytest.split(/^def test\w*\(\):\n/m);
  const setup = head.replace(/^(?:import .*|from .*|if .*|else:|[ \t]+from .*)\n/gm, "").trim();
  return functions.map((body) => {
    const lines = body.split("\n").map((line) => line.replace(/^ {4}/, ""));
    const code = [setup, lines.join("\n").trim()].filter((part) => part !== "").join("\n\n");
    return { kind: "code", code };
  });
}
