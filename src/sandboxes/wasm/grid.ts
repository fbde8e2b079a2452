import type { Interpreter } from "./place.ts";

/** Programs that read tests as a JSON list and print which compile, as they are and inside a function. */
export const COMPILES: Record<Interpreter, string> = {
  python: `
import json, sys
def compiles(text):
    try:
        compile(text, "<test>", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
inside = lambda text: "def _():\\n" + "".join("    %s\\n" % line for line in text.splitlines())
print(json.dumps([{"compiles": compiles(text), "packable": compiles(inside(text))} for text in json.load(sys.stdin)]))
`,
  javascript: `
const compiles = (text) => {
  try {
    return Boolean(new Function("with (arguments[0]) { return (async function () {" + text + "\\n}).call(undefined) }"));
  } catch {
    return false;
  }
};
const about = (text) => ({ compiles: compiles(text), packable: compiles(text) });
process.stdout.write(JSON.stringify(JSON.parse(require("fs").readFileSync(0)).map(about)));
`,
};
