import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import { Shelf } from "../../../src/doors/gateway/shelf.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { type McpOptions, serveMcp } from "../../../src/doors/mcp/listen.ts";
import { scripted } from "../../../src/models/script/model.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";
import { MAIN, unbuilt } from "../built.ts";

const NAMES = ["run_code", "verify", "solve", "generate_tests", "compare_programs", "benchmark_info"];
const RIGHT = "def double(n):\n    return 2 * n\n";
const model = scripted(
  { program: [`\`\`\`python\n${RIGHT}\`\`\``], tests: ["assert double(1) == 2\nassert double(4) == 9"] },
  { id: "test/m" },
);

let sandbox: Promise<Sandbox> | undefined;
const running: Serving[] = [];
const clients: Client[] = [];
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await Promise.all(running.map((one) => one.stop()));
  await (await sandbox)?.close();
});

async function served(options: Partial<McpOptions> = {}): Promise<Serving> {
  sandbox ??= openSandbox({ workers: 1 });
  const shelf = new Shelf(["test/m"], async () => model);
  const serving = await serveMcp(
    { sandbox: await sandbox, shelf, model: "test/m", budget: { calls: 9 } },
    { version: "1.2.3", ...options },
  );
  running.push(serving);
  return serving;
}

async function connected(transport: StreamableHTTPClientTransport | StdioClientTransport): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  clients.push(client);
  await client.connect(transport);
  return client;
}

interface Result {
  isError?: boolean;
  content: { text?: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: what a tool answers
  structuredContent?: any;
}

const calling = (client: Client) => async (name: string, args: object) =>
  (await client.callTool({ name, arguments: args as Record<string, unknown> })) as Result;

const over = {
  async http() {
    return connected(new StreamableHTTPClientTransport(new URL(`${(await served()).url}/mcp`)));
  },
  async stdio() {
    return connected(
      new StdioClientTransport({ command: process.execPath, args: [MAIN, "mcp", "--workers", "1"] }),
    );
  },
};

describe.each(["http", "stdio"] as const)("over %s", (how) => {
  test("every tool is listed with its shape", async (context) => {
    if (how === "stdio" && unbuilt) return context.skip(unbuilt);
    const { tools } = await (await over[how]()).listTools();
    expect(tools.map(({ name }) => name)).toEqual(NAMES);
    for (const { description, inputSchema } of tools) {
      expect(description?.length).toBeGreaterThan(60);
      expect(inputSchema.type).toBe("object");
    }
  });

  test("every tool is called", async (context) => {
    if (how === "stdio" && unbuilt) return context.skip(unbuilt);
    const call = calling(await over[how]());
    const ran = await call("run_code", { code: "print(input() * 2)", stdin: "ab" });
    expect(ran.structuredContent).toMatchObject({ outcome: "pass", stdout: "abab\n" });
    expect(JSON.parse(ran.content[0]!.text!)).toEqual(ran.structuredContent);

    const tests = ["assert double(2) == 4", { kind: "call", args: [3], expected: 7 }];
    const judged = await call("verify", { code: RIGHT, tests, entry: "double" });
    expect(judged.structuredContent).toMatchObject({
      pass: false,
      score: 0.5,
      outcome: "fail",
      checks: [{ outcome: "pass" }, { outcome: "fail", of: { expected: 7 } }],
    });
    const cheat = await call("verify", {
      code: "import os\nos._exit(0)",
      tests: ["assert double(2) == 4"],
      entry: "double",
    });
    expect(cheat.structuredContent).toMatchObject({ pass: false, outcome: "crash" });

    const solved = await call("solve", {
      task: "Write double(n).\n\n>>> double(2)\n4\n>>> double(5)\n10",
      strategy: "direct",
    });
    expect(solved.structuredContent).toMatchObject({
      verified: true,
      evidence: { kind: "conversation", passed: 2 },
    });
    expect(solved.structuredContent.program).toContain("def double(");

    const written = await call("generate_tests", {
      task: "Double a number, e.g. double(2) == 4",
      entry: "double",
      code: RIGHT,
    });
    if (how === "http")
      expect(written.structuredContent.outcomes).toMatchObject([
        { outcome: "pass" },
        { test: "assert double(4) == 9", outcome: "fail" },
      ]);
    else expect(written.isError ?? false).toBe(false);

    const compared = await call("compare_programs", {
      first: "def f(x: int): return abs(x)",
      second: "def f(x: int): return x",
      entry: "f",
    });
    expect(compared.structuredContent).toMatchObject({ differ: true });
    const [difference] = compared.structuredContent.differences as {
      input: string;
      first: string;
      second: string;
    }[];
    expect(difference?.input).toMatch(/^f\(-\d+\)$/);
    expect(difference?.second).toBe(`-${difference?.first}`);
    const same = await call("compare_programs", {
      first: RIGHT,
      second: "def double(n): return n + n",
      entry: "double",
      inputs: ["1", "[1, 2]", "'a'"],
    });
    expect(same.structuredContent).toMatchObject({ differ: false, different: 0 });
    const broken = await call("compare_programs", { first: RIGHT, second: "def double(n)", entry: "double" });
    expect(broken.structuredContent).toMatchObject({ differ: null, why: expect.stringContaining("second") });

    const all = await call("benchmark_info", {});
    expect(all.structuredContent.benchmarks.map(({ id }: { id: string }) => id)).toContain("humaneval");
    const one = await call("benchmark_info", { id: "humaneval" });
    expect(one.structuredContent).toMatchObject({
      language: "python",
      paper: expect.stringContaining("Chen"),
      ships: false,
    });
  });

  test("what goes wrong is said in a line that a model can act on", async (context) => {
    if (how === "stdio" && unbuilt) return context.skip(unbuilt);
    const call = calling(await over[how]());
    const unknown = await call("run_code", { code: "1", language: "klingon" });
    expect(unknown).toMatchObject({ isError: true });
    expect(unknown.content[0]?.text).toContain("[UNKNOWN_NAME]");
    for (const model of ["scripted//etc/passwd", "openai/gpt-5"]) {
      const refused = await call("solve", { task: "Write f(x).", model });
      expect(refused.content[0]?.text).toContain("[MODEL_NOT_SERVED]");
    }
    expect((await call("benchmark_info", { id: "../../etc/passwd" })).content[0]?.text).toContain(
      "[UNKNOWN_NAME]",
    );
    expect((await call("solve", { task: "Tell me a joke.", strategy: "direct" })).isError).toBe(true);
    const wrong = await call("verify", { code: "x" }).catch((error: Error) => ({
      isError: true,
      content: [{ text: error.message }],
    }));
    expect(wrong.isError).toBe(true);
  });
});

describe("who may come over HTTP", () => {
  const post = (
    url: string,
    headers: Record<string, string>,
    body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  ) =>
    fetch(`${url}/mcp`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...headers,
      },
      body,
    });

  test("no web page, no other name of this machine, no body that is too large", async () => {
    const { url } = await served({ bodyBytes: 1000 });
    expect((await post(url, { origin: "https://evil.example" })).status).toBe(403);
    expect((await post(url, {}, `"${"x".repeat(2000)}"`)).status).toBe(413);
    expect((await fetch(`${url}/../etc/passwd`)).status).toBe(404);
    await expect(served({ host: "0.0.0.0" })).rejects.toMatchObject({ code: "SERVE_KEY" });
  });

  test("with keys, only who holds one", async () => {
    const { url } = await served({ keys: ["0123456789abcdef0123"] });
    expect((await post(url, {})).status).toBe(401);
    const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      requestInit: { headers: { authorization: "Bearer 0123456789abcdef0123" } },
    });
    expect((await (await connected(transport)).listTools()).tools.length).toBe(NAMES.length);
  });
});
