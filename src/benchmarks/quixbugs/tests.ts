import type { Json, Test } from "../../core/task.ts";
import { pythonLiteral } from "./literal.ts";

/** What QuixBugs tests a program with: recorded calls, and a file of pytest. */
export interface Tested {
  name: string;
  json_tests: [Json, Json][] | null;
  pytest: string;
}

/**
 * The tests as code, each alone. Recorded calls are asked as the pytest file asks them: what yields is made a list,
 * and `sqrt` may be off by its own bound. The programs on graphs have their tests written out in that file.
 */
export function testsOf(row: Tested): Test[] {
  if (row.json_tests)
    return row.json_tests.filter((test) => !isSlow(test)).map((test) => recorded(row, test));
  return written(row.pytest);
}

/** Knapsack's large case "takes about 4 mins to pass" and is left out there, too, unless it is asked for. */
function isSlow([input]: [Json, Json]): boolean {
  return Array.isArray(input) && input[0] === 6404180;
}

function recorded({ name, pytest }: Tested, [input, expected]: [Json, Json]): Test {
  const args = (Array.isArray(input) ? input : [input]).map(pythonLiteral);
  const call = `${name}(${args.join(", ")})`;
  const value = pythonLiteral(expected);
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
