import type { Sandbox } from "../../core/sandbox.ts";

/** Libraries that programs in C and C++ name by a header, and how they are linked. */
const LINKED: [header: RegExp, flag: string][] = [
  [/<openssl\//, "-lssl -lcrypto"],
  [/<sqlite3\.h>/, "-lsqlite3"],
  [/<jwt\.h>/, "-ljwt"],
  [/<archive(_entry)?\.h>/, "-larchive"],
  [/<libxml\//, "$(xml2-config --cflags --libs)"],
];

const COMPILER: Record<string, string> = { c: "gcc", cpp: "g++" };

/** What stands before tests that call programs in `compiled/`: it builds them, or says why that fails. Empty for scripts. */
export function buildFirst(language: string, programs: string): string {
  const compiler = COMPILER[language];
  const flags = LINKED.filter(([header]) => header.test(programs)).map(([, flag]) => flag);
  const command = compiler
    ? `${compiler} {source} -o {target} ${flags.join(" ")}`
    : language === "go"
      ? "go build -o {target} {source}"
      : undefined;
  if (command === undefined) return "";
  return `def _build():
    import os, shutil, subprocess
    here = os.path.dirname(os.path.abspath(__file__))
    name = os.path.splitext(os.path.basename(__file__))[0].rsplit("_test", 1)[0]
    os.makedirs(os.path.join(here, "compiled"), exist_ok=True)
    env = dict(os.environ, HOME=here, GOCACHE=os.path.join(here, ".cache"), GOFLAGS="-mod=mod", CGO_ENABLED="0")
    env["PATH"] = env.get("PATH", "/usr/bin:/bin") + ":/usr/local/go/bin"
    go = shutil.which("go", path=env["PATH"])
    if go:
        env["GOROOT"] = os.path.dirname(os.path.dirname(os.path.realpath(go)))
    for kind in ("task", "unsafe"):
        source = os.path.join(here, f"{name}_{kind}.${language}")
        if not os.path.exists(source):
            continue
        target = os.path.join(here, "compiled", f"{name}_{kind}")
        command = ${JSON.stringify(command)}.format(source=source, target=target)
        run = subprocess.run(command, shell=True, capture_output=True, text=True, env=env)
        if run.returncode:
            raise RuntimeError(f"{name}_{kind} does not build: {run.stderr[-1500:]}")
_build()
`;
}

const asked = new WeakMap<Sandbox, Map<string, Promise<string | undefined>>>();

/** What the compiler of these programs lacks here, in words: itself, a header, a module; undefined when nothing. */
export function missingToBuild(
  sandbox: Sandbox,
  language: string,
  programs: string,
): Promise<string | undefined> | undefined {
  const known = asked.get(sandbox) ?? new Map<string, Promise<string | undefined>>();
  asked.set(sandbox, known);
  const wanted = needs(language, programs);
  if (!wanted) return undefined;
  const key = JSON.stringify(wanted);
  let answer = known.get(key);
  if (!answer) {
    answer = sandbox
      .run({ language: "python", program: PROBE, stdin: key, limits: { cpuSeconds: 30, processes: 64 } })
      .then(({ stdout }) => stdout.trim() || undefined);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
  }
  return answer;
}

function needs(
  language: string,
  programs: string,
): { compiler: string; headers: string[]; modules: string[] } | undefined {
  const compiler = COMPILER[language] ?? (language === "go" ? "go" : undefined);
  if (compiler === undefined) return undefined;
  const found = (pattern: RegExp) =>
    [...new Set([...programs.matchAll(pattern)].map(([, name]) => name!))].sort();
  if (language !== "go") return { compiler, headers: found(/^\s*#include\s*<([^>]+)>/gm), modules: [] };
  return { compiler, headers: [], modules: found(/^\s*(?:\w+\s+)?"(\w+(?:\.\w+)+\/[^"]+)"\s*$/gm) };
}

const PROBE = `import json, os, shutil, subprocess, sys
wanted = json.loads(sys.stdin.read())
path = os.environ.get("PATH", "/usr/bin:/bin") + ":/usr/local/go/bin"
compiler = shutil.which(wanted["compiler"], path=path)
def lacks():
    if not compiler:
        return f"no {wanted['compiler']} is here"
    if wanted["modules"]:
        return f"Go has no {', '.join(wanted['modules'])}"
    if wanted["compiler"] == "go":
        # The command compiles its whole library first, which needs more memory and disk than a test run is given.
        open("hello.go", "w").write("package main\\nfunc main() {}\\n")
        env = dict(os.environ, HOME=os.getcwd(), GOROOT=os.path.dirname(os.path.dirname(os.path.realpath(compiler))), CGO_ENABLED="0")
        run = subprocess.run([compiler, "build", "-o", "hello", "hello.go"], capture_output=True, text=True, env=env)
        return "the go command cannot build inside a test run here" if run.returncode else ""
    for header in wanted["headers"]:
        extra = subprocess.run("xml2-config --cflags", shell=True, capture_output=True, text=True).stdout.split() if header.startswith("libxml/") else []
        run = subprocess.run([compiler, "-E", "-", *extra], input=f"#include <{header}>\\n", capture_output=True, text=True)
        if run.returncode:
            return f"{wanted['compiler']} has no {header}"
    return ""
print(lacks())
`;
