import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import type { Answer, WireRequest } from "../../../src/dialects/dialect/dialect.ts";
import chatDialect from "../../../src/dialects/openai-chat.ts";
import { openModel } from "../../../src/models/open/open.ts";
import { type FaultServer, startFaultServer } from "../../servers/fault-server.ts";
import { gateway } from "./served.ts";

const SUITE = fileURLToPath(new URL("../../../node_modules/compatcanary/src/cli.js", import.meta.url));

let server: FaultServer | undefined;
afterEach(() => server?.close());

/** A provider that does as the suite asks: calls the tool, fills in the schema, says the words. */
function obeys({ question }: WireRequest): Answer {
  const usage = { prompt: 20, completion: 5 };
  const [tool] = question.tools ?? [];
  if (tool) {
    const toolCalls = [{ id: "call_1", name: tool.name, arguments: '{"value":"CANARY_OK"}' }];
    return { choices: [{ text: "", finish: "tools", toolCalls }], usage };
  }
  const text = question.format ? '{"status":"ok"}' : "CANARY_OK";
  return { choices: [{ text, finish: "stop" }], usage };
}

test("a public conformance suite finds nothing wrong", async () => {
  server = await startFaultServer(chatDialect, { fault: () => "none", answer: obeys });
  const model = await openModel("openai/up", { baseUrl: `${server.origin}/v1`, retries: 0 });
  const { url } = await gateway(model, { models: ["openai/up"] });
  const words = ["scan", "--base-url", `${url}/v1`, "--model", "auto/openai/up", "--api-key", "none"];
  const { stdout } = await promisify(execFile)(process.execPath, [SUITE, ...words, "--format", "json"]);
  const { summary, results } = JSON.parse(stdout) as { summary: object; results: { status: string }[] };
  expect(results.filter(({ status }) => status !== "pass")).toEqual([]);
  expect(summary).toMatchObject({ passes: 7, total: 7 });
});
