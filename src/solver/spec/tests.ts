import type { Json, Test } from "../../core/task.ts";
import { pythonLiteral } from "../print/python.ts";
import { FLOAT } from "../values/types.ts";
import { isMixed, type Value } from "../values/value.ts";
import type { Spec } from "./spec.ts";

/** The examples of a task as tests that a sandbox can run. */
export function testsOf(spec: Spec): Test[] {
  return spec.examples.map(({ args, output }): Test => {
    if (spec.language !== "python") return { kind: "call", args: args.map(json), expected: json(output) };
    const call = `${spec.entry}(${args.map((arg, index) => pythonLiteral(arg, spec.parameters[index]!.type)).join(", ")})`;
    const wanted = pythonLiteral(output, spec.returns);
    if (spec.returns === FLOAT)
      return { kind: "code", code: `assert abs(${call} - ${wanted}) <= 1e-6 * max(1, abs(${wanted}))` };
    if (spec.returns.head === "set") return { kind: "code", code: `assert set(${call}) == ${wanted}` };
    return {
      kind: "code",
      code: `${/math\.pi/.test(wanted) ? "import math\n" : ""}assert ${call} == ${wanted}`,
    };
  });
}

function json(value: Value): Json {
  if (value === null || typeof value !== "object") return value;
  if (isMixed(value)) return json(value.value);
  return value.map(json);
}
