import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { assay, MAIN, startAssay, unbuilt, unisolated } from "./built.ts";

// Each test starts processes; a busy machine needs patience, and no assertion depends on time.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-built-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("the built command", () => {
  beforeEach((context) => {
    if (unbuilt) context.skip(unbuilt);
  });

  it("answers --version from its first file, which loads nothing but node:fs", () => {
    const version = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
    expect(assay(["--version"]).stdout).toBe(`${version}\n`);
    const imports = [...readFileSync(MAIN, "utf8").matchAll(/^import .* from "(.*)"/gm)].map(
      (match) => match[1],
    );
    expect(imports).toEqual(["node:fs"]);
  });

  it("keeps standard output clean when the input is bad", () => {
    const { status, stdout, stderr } = assay(["scroe"]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: [^\n]+\[UNKNOWN_COMMAND\]\n$/);
  });

  it("shows the stack only when asked", () => {
    const plain = assay(["run", "/no/such/file.py"]);
    expect(plain.stderr.trim().split("\n")).toHaveLength(1);
    const debug = spawnSync(process.execPath, [MAIN, "run", "/no/such/file.py"], {
      encoding: "utf8",
      env: { ...process.env, ASSAY_DEBUG: "1" },
    });
    expect(debug.stderr).toMatch(/\n +at /);
  });

  it("ends quietly when its reader goes away", () => {
    const line = `"$0" "$1" --help | head -n 1; echo "code \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", line, process.execPath, MAIN], { encoding: "utf8" });
    expect(stdout).toBe("Usage: assay [options] [command]\ncode 0\n");
    expect(stderr).toBe("");
  });

  it.each(["strategies", "benchmarks", "metrics", "selectors", "languages", "models"])(
    "lists %s as JSON",
    (what) => {
      const { status, stdout } = assay(["list", what, "--json"]);
      expect(status).toBe(0);
      const entries = JSON.parse(stdout) as { id: string; title: string }[];
      expect(entries.length).toBeGreaterThan(0);
      for (const { id, title } of entries) expect([typeof id, typeof title]).toEqual(["string", "string"]);
      expect(assay(["list", what]).stdout).toContain(entries[0]?.id);
    },
  );
});

describe("the built command, with a sandbox", () => {
  beforeEach((context) => {
    const reason = unisolated();
    if (reason) context.skip(reason);
  });

  it("runs a program: its output is the output, how it ended is the exit code", () => {
    const good = assay(["run", file("good.py", "print(input()[::-1])"), "--stdin", file("in.txt", "abc\n")]);
    expect([good.status, good.stdout]).toEqual([0, "cba\n"]);
    const bad = assay(["run", file("bad.py", "print('before')\nraise ValueError('no')"), "--json"]);
    expect(bad.status).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      language: "python",
      outcome: "crash",
      stdout: "before\n",
    });
  });

  it("stops on Ctrl-C with exit code 130", async () => {
    const child = startAssay(["run", file("waits.py", "import time\ntime.sleep(8)")]);
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    // Nothing tells from outside when the program has started: the command may be stopped at any moment.
    setTimeout(() => child.kill("SIGINT"), 700);
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(130);
    expect(stderr).toContain("stopped");
  });

  it("doctor measures that nothing is within reach", () => {
    const { findings } = JSON.parse(assay(["doctor", "--json"]).stdout) as {
      findings: { area: string; name: string; ok: boolean }[];
    };
    const measured = findings.filter(({ area }) => area === "measured");
    expect(measured.length).toBeGreaterThan(1);
    for (const { name, ok } of measured) expect({ name, ok }).toEqual({ name, ok: true });
  });

  it("doctor's bait can be taken where nothing protects it", () => {
    const { status, stdout } = assay(["doctor", "--isolation", "none", "--json"]);
    const { findings } = JSON.parse(stdout) as { findings: { area: string; name: string; ok: boolean }[] };
    const taken = findings.filter(({ area, ok }) => area === "measured" && !ok).map(({ name }) => name);
    expect(taken).toEqual(expect.arrayContaining(["the network", "your files", "writing to your files"]));
    expect(status).toBe(1);
  });

  it("evaluates, resumes for nothing, and shows", () => {
    const out = join(folder, "run");
    const first = assay([
      "eval",
      "starter",
      "--model",
      "replayed/starter",
      "--limit",
      "3",
      "--out",
      out,
      "--json",
    ]);
    expect(first.status).toBe(0);
    const report = JSON.parse(first.stdout);
    expect(report).toMatchObject({ tasks: 3, failed: 0, source: "recorded" });
    expect(Object.keys(report.metrics["pass@1"])).toEqual(["value", "ci", "n"]);

    const again = JSON.parse(assay(["eval", "--resume", out, "--json"]).stdout);
    expect(again.metrics).toEqual(report.metrics);
    expect(assay(["eval", "starter", "--model", "replayed/starter", "--out", out]).stderr).toContain(
      "[RUN_EXISTS]",
    );

    const { tasks } = JSON.parse(assay(["show", out, "--json"]).stdout);
    expect(tasks).toHaveLength(3);
    expect(assay(["show", out, tasks[0].task]).stdout).toContain("program (");
  });

  it("Ctrl-C says how to go on, and going on ends as if nothing had happened", async () => {
    const answers = Array.from({ length: 30 }, (_, index) => ({ text: `x = ${index}`, delayMs: 150 }));
    const model = `scripted/${file("slow.json", JSON.stringify({ program: answers }))}`;
    const words = (out: string) => [
      "eval",
      "starter",
      "--model",
      model,
      "--limit",
      "6",
      "--concurrency",
      "1",
      "--out",
      out,
    ];
    const out = join(folder, "stopped");
    const child = startAssay(words(out));
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const stopWhenUnderWay = setInterval(() => {
      if (!existsSync(join(out, "records.jsonl"))) return;
      clearInterval(stopWhenUnderWay);
      child.kill("SIGINT");
    }, 20);
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: expect.stringContaining(`assay eval --resume ${out}`),
    });

    const resumed = JSON.parse(assay(["eval", "--resume", out, "--json"]).stdout);
    const unbroken = JSON.parse(assay([...words(join(folder, "unbroken")), "--json"]).stdout);
    expect(resumed.metrics).toEqual(unbroken.metrics);
    expect(resumed.cost.calls).toBe(unbroken.cost.calls);
  });

  it("solves a shipped task without a key", () => {
    const { status, stdout } = assay(["solve", "starter/nothing-like-this"]);
    expect([status, stdout]).toEqual([2, ""]);
    const id = JSON.parse(
      assay([
        "eval",
        "starter",
        "--model",
        "replayed/starter",
        "--limit",
        "1",
        "--json",
        "--out",
        join(folder, "one"),
      ]).stdout,
    );
    expect(id.tasks).toBe(1);
    const { tasks } = JSON.parse(assay(["show", join(folder, "one"), "--json"]).stdout);
    const solved = assay(["solve", tasks[0].task, "--strategy", "codet", "--set", "samples=8", "--json"]);
    expect(JSON.parse(solved.stdout)).toMatchObject({
      task: tasks[0].task,
      source: "recorded",
      strategy: "codet",
    });
  });

  it("try: refuses every cheat and accepts the reference", () => {
    const { status, stdout } = assay(["try", "--json"]);
    const { cheats, reference, strategies } = JSON.parse(stdout);
    expect(cheats.filter(({ accepted }: { accepted: boolean }) => accepted)).toEqual([]);
    expect(cheats.length).toBeGreaterThanOrEqual(5);
    expect(reference.accepted).toBe(true);
    expect(strategies).toHaveLength(2);
    expect(status).toBe(0);
  });
});
