import { execFileSync } from "node:child_process";
import { test } from "vitest";
import { byUse } from "../../src/moves/partial/by-use.ts";
import partialExecution from "../../src/moves/partial-execution.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import { kitWith } from "../kit/doubles.ts";

const PY = `
import gzip, json, ast, textwrap, sys
out=[]
for l in gzip.open("/work/shared/data/humaneval/HumanEval.jsonl.gz","rt"):
    d=json.loads(l); src=d["prompt"]+d["canonical_solution"]
    f=[n for n in ast.parse(src).body if isinstance(n, ast.FunctionDef) and n.name==d["entry_point"]][0]
    body=[s for s in f.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    body=[s for s in body if not isinstance(s,(ast.Import,ast.ImportFrom))]
    out.append("\\n".join(ast.unparse(s) for s in body))
print(json.dumps(out))
`;
test("lab", async () => {
  const sandbox = await openSandbox({ workers: 1 });
  const bodies = JSON.parse(execFileSync("python3", ["-c", PY], { encoding: "utf8" })) as string[];
  let lines = 0,
    reached = 0,
    none = 0,
    full = 0,
    guesses = 0,
    shares = 0;
  const t = Date.now();
  for (const [i, body] of bodies.slice(0, Number(process.env.LIM ?? 164)).entries()) {
    const r = await partialExecution(body, kitWith({ sandbox }), { guess: byUse });
    const r0 = process.env.ZERO
      ? await partialExecution(body, kitWith({ sandbox }), { guess: async () => null })
      : undefined;
    lines += r.lines.length;
    reached += r.reached.length;
    guesses += r.guesses;
    full += r.reached.length === r.lines.length ? 1 : 0;
    none += r0?.reached.length ?? 0;
    shares += r.reached.length / Math.max(1, r.lines.length);
    if (process.env.SHOW && r.error)
      console.log(i, r.reached.length, r.lines.length, r.error, JSON.stringify(r.values));
  }
  console.log({
    lines,
    reached,
    share: reached / lines,
    mean: shares / bodies.length,
    full,
    guesses,
    none,
    s: (Date.now() - t) / 1000,
  });
  await sandbox.close();
}, 900000);
