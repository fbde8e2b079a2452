import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBenchmark } from "../../../src/benchmarks/open/open.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";
import { data, missing } from "../../data.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";
import { post, served } from "./served.ts";

let sandbox: Sandbox | string;
let serving: Serving;
beforeAll(async () => {
  sandbox = await sandboxOrReason("auto");
  if (typeof sandbox !== "string") serving = await served(sandbox, { data: [data("")] });
});
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});
const inside = (name: string, body: (url: string) => Promise<void>) =>
  test(name, async (context) => {
    if (typeof sandbox === "string") return context.skip(sandbox);
    await body(serving.url);
  });

describe("SandboxFusion", () => {
  inside("run_code answers in its shape, with every field", async (url) => {
    const { status, body } = await post(url, "/run_code", {
      code: "print(input())",
      language: "python",
      stdin: "hi",
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      status: "Success",
      message: "",
      compile_result: null,
      run_result: {
        status: "Finished",
        execution_time: expect.any(Number),
        return_code: 0,
        stdout: "hi\n",
        stderr: "",
      },
      executor_pod_name: null,
      files: {},
    });
  });

  inside("an exit code, a time limit and another language", async (url) => {
    const ask = (code: string, language: string) =>
      post(url, "/run_code", { code, language, run_timeout: 0.5, compile_timeout: 10, memory_limit_MB: 512 });
    expect((await ask("raise SystemExit(3)", "python")).body).toMatchObject({
      status: "Failed",
      run_result: { status: "Finished", return_code: 3 },
    });
    expect((await ask("while True: pass", "python")).body).toMatchObject({
      status: "Failed",
      run_result: { status: "TimeLimitExceeded", return_code: null },
    });
    expect((await ask("console.log(1)", "nodejs")).body.run_result.stdout).toBe("1\n");
  });

  inside("what is not done here is refused in FastAPI's shape, files with any name included", async (url) => {
    const ask = (more: object) => post(url, "/run_code", { code: "", language: "python", ...more });
    for (const more of [
      { files: { "../../etc/passwd": "eA==" } },
      { fetch_files: ["/etc/passwd"] },
      { language: "pytest" },
      { language: "pithon" },
      { run_timeout: 1e6 },
      { code: 1 },
    ]) {
      const { status, body } = await ask(more);
      expect([status, Array.isArray(body.detail), typeof body.detail[0].msg]).toEqual([400, true, "string"]);
    }
  });

  inside("submit judges a row that is sent along", async (url) => {
    const config = {
      language: "python",
      dataset_type: "CommonOJDataset",
      run_timeout: 20,
      provided_data: {
        id: 0,
        labels: { programming_language: "python" },
        test: [
          { input: { stdin: "1" }, output: { stdout: "1" } },
          { input: { stdin: "2" }, output: { stdout: "2" } },
        ],
      },
    };
    const ask = (code: string) =>
      post(url, "/submit", {
        dataset: "test",
        id: 0,
        config,
        completion: `\n\`\`\`python\n${code}\n\`\`\`\n`,
      });
    const right = await ask("print(int(input()))");
    expect(right.body).toMatchObject({
      id: 0,
      accepted: true,
      full_code: null,
      extracted_type: null,
      extra: null,
    });
    expect(right.body.tests).toHaveLength(2);
    expect(right.body.tests[1]).toMatchObject({
      passed: true,
      exec_info: { status: "Success", run_result: { stdout: "2\n" } },
      test_info: { input: { stdin: "2" }, output: { stdout: "2" } },
    });
    const wrong = await ask("print(1)");
    expect([wrong.body.accepted, wrong.body.tests.length]).toEqual([false, 2]);
    expect((await ask("raise SystemExit(0)")).body.accepted).toBe(false);
  });

  test("recorded rows of its own test data are accepted", async (context) => {
    const [judged, coded] = ["code_contests", "mhpp"].map((name) => `sandboxfusion-samples/${name}.jsonl.gz`);
    const absent = missing(judged!, coded!);
    if (absent) return context.skip(absent);
    if (typeof sandbox === "string") return context.skip(sandbox);
    const first = (file: string) =>
      JSON.parse(
        gunzipSync(readFileSync(data(file)))
          .toString()
          .split("\n")[0]!,
      ) as { id: string; test: string };
    const submit = (row: { id: string }, dataset_type: string, completion: string) =>
      post(serving.url, "/submit", {
        dataset: "x",
        id: row.id,
        completion,
        config: { language: "python", dataset_type, provided_data: row, extra: { run_all_cases: true } },
      });
    const oj = first(judged!);
    const tests = JSON.parse(oj.test) as { output: { stdout: string } }[];
    const answer = await submit(oj, "CommonOJDataset", "```python\nprint(0)\n```");
    expect(answer.status).toBe(200);
    expect(answer.body.tests).toHaveLength(tests.length);
    expect(answer.body.tests.map(({ passed }: { passed: boolean }) => passed)).toEqual(
      tests.map(({ output }) => output.stdout.trim() === "0"),
    );
    // What an exit code would believe.
    const cheat = "```python\nimport os\ndef table_tennis_results(marks):\n    os._exit(0)\n```";
    expect((await submit(first(coded!), "AutoEvalDataset", cheat)).body.accepted).toBe(false);
  });

  inside("benchmarks that are here: prompts by number, and a reference that is accepted", async (url) => {
    expect(await (await fetch(`${url}/list_datasets`)).json()).toContain("starter");
    const ask = (path: string, more: object) => post(url, path, { dataset: "starter", config: {}, ...more });
    const ids = (await ask("/list_ids", {})).body as string[];
    const [prompt] = (await ask("/get_prompts", { offset: 1, limit: 1 })).body;
    expect(prompt.id).toBe(ids[1]);
    expect((await ask("/get_prompt_by_id", { id: ids[1] })).body).toEqual(prompt);
    expect((await ask("/submit", { id: ids[0], completion: "```python\npass\n```" })).body.accepted).toBe(
      false,
    );
    const [first] = (await openBenchmark("starter")).problems.slice(0, 1);
    expect((await ask("/submit", { id: ids[0], completion: first?.reference ?? "" })).body.accepted).toBe(
      true,
    );
    const nothing = await post(url, "/submit", {
      dataset: "../../etc/passwd",
      id: 0,
      config: {},
      completion: "",
    });
    expect(nothing).toMatchObject({
      status: 400,
      body: { detail: [{ msg: expect.stringContaining("no benchmark") }] },
    });
  });
});

describe("Piston", () => {
  inside("runtimes, and execute in its shape", async (url) => {
    const runtimes = (await (await fetch(`${url}/api/v2/runtimes`)).json()) as {
      language: string;
      version: string;
    }[];
    const python = runtimes.find(({ language }) => language === "python")!;
    expect(python).toEqual({ language: "python", version: expect.any(String), aliases: ["py", "python3"] });
    const { status, body } = await post(url, "/api/v2/execute", {
      language: "py",
      version: "*",
      files: [{ name: "main.py", content: "cHJpbnQoaW5wdXQoKSk=", encoding: "base64" }],
      stdin: "hi",
      run_timeout: 3000,
      run_memory_limit: -1,
    });
    expect([status, body]).toMatchObject([
      200,
      {
        language: "python",
        version: python.version,
        run: { stdout: "hi\n", stderr: "", output: "hi\n", code: 0, signal: null },
      },
    ]);
  });

  inside("wrong requests get one message", async (url) => {
    const good = { language: "python", version: "*", files: [{ content: "" }] };
    for (const [more, message] of [
      [{ files: [{ name: "../../x", content: "" }] }, /no folders/],
      [{ files: [] }, /at least one file/],
      [{ files: [{ content: "" }, { content: "" }] }, /several files/],
      [{ args: ["1"] }, /arguments/],
      [{ version: "1.2.3" }, /is here in version/],
      [{ run_timeout: 1e9 }, /above this server's/],
      [{ language: "brainfudge" }, /unknown language/],
    ] as const) {
      const { status, body } = await post(url, "/api/v2/execute", { ...good, ...more });
      expect([status, body.message]).toEqual([400, expect.stringMatching(message)]);
    }
  });
});

describe("remote sandboxes of other makes", () => {
  const only = (prefix: string) => async (url: string) => {
    const { createServer } = await import("node:http");
    const proxy = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const known = new RegExp(prefix).test(request.url ?? "");
      const answer = known
        ? await fetch(
            url + request.url,
            request.method === "POST" ? { method: "POST", body: Buffer.concat(chunks) } : {},
          )
        : undefined;
      response.writeHead(answer?.status ?? 404, { "content-type": "application/json" });
      response.end(answer ? await answer.text() : "{}");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as { port: number };
    const remote = await openSandbox({ isolation: `remote=http://127.0.0.1:${port}` });
    return { remote, end: () => remote.close().then(() => proxy.close()) };
  };

  for (const [name, routes] of [
    ["SandboxFusion", "^/(run_code|v1/ping)"],
    ["Piston", "^/api/v2/"],
  ] as const)
    inside(`${name} runs programs and judges what they print, and says what it lacks`, async (url) => {
      const { remote, end } = await only(routes)(url);
      expect(remote.isolation).toBe(`remote (${name})`);
      const io = { tests: [{ kind: "io" as const, stdin: "2", stdout: "4" }] };
      const check = (program: string) => remote.check({ language: "python", program, suite: io });
      expect((await check("print(int(input()) * 2)")).pass).toBe(true);
      expect((await check("print(int(input()))")).checks[0]?.outcome).toBe("fail");
      expect((await check("raise SystemExit(0)")).pass).toBe(false);
      const endless = { language: "python", program: "while True: pass", limits: { cpuSeconds: 0.5 } };
      expect((await remote.run(endless)).outcome).toBe("timeout");
      const code = { tests: [{ kind: "code" as const, code: "assert f() == 1" }] };
      await expect(remote.check({ language: "python", program: "", suite: code })).rejects.toMatchObject({
        code: "ISOLATION_LACKS",
      });
      await expect(remote.open({ language: "bash" })).rejects.toMatchObject({ code: "ISOLATION_LACKS" });
      await end();
    });

  test("a wrong address, and one where nobody is, are said in one line", async () => {
    const open = (place: string) => openSandbox({ isolation: `remote${place}` });
    await expect(open("")).rejects.toMatchObject({ code: "REMOTE_URL" });
    await expect(open("=ftp://x")).rejects.toMatchObject({ code: "REMOTE_URL" });
    await expect(open("=http://me:word@localhost")).rejects.toMatchObject({ code: "REMOTE_URL" });
    await expect(open("=http://127.0.0.1:9")).rejects.toMatchObject({ code: "REMOTE_UNREACHABLE" });
  });
});
