import { McpServer } from "@modelcontextprotocol/server";
import { AssayError } from "../../core/errors.ts";
import type { House, Tool } from "./house.ts";
import benchmarkInfo from "./tools/benchmark-info.ts";
import comparePrograms from "./tools/compare-programs.ts";
import generateTests from "./tools/generate-tests.ts";
import runCode from "./tools/run-code.ts";
import solve from "./tools/solve.ts";
import verify from "./tools/verify.ts";

/** Every tool, in the order in which clients are told of them. */
export const TOOLS = [
  runCode,
  verify,
  solve,
  generateTests,
  comparePrograms,
  benchmarkInfo,
] as unknown as readonly Tool[];

const INSTRUCTIONS =
  "Assay runs code in a sandbox. Use verify with tests before you call code done; use compare_programs after a rewrite; use solve when a function is needed that must pass given examples.";

/** A server for one connection, or one request: it keeps nothing. */
export function mcpServer(house: House, version: string): McpServer {
  const server = new McpServer(
    { name: "assay", version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  for (const tool of TOOLS) register(server, tool, house);
  return server;
}

function register(
  server: McpServer,
  { name, title, description, input, free, run }: Tool,
  house: House,
): void {
  const annotations = {
    title,
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: free,
    openWorldHint: !free,
  };
  server.registerTool(
    name,
    { title, description, inputSchema: input, annotations },
    async (given, context) => {
      try {
        const answer = await run(given as never, house, context.mcpReq.signal);
        return {
          content: [{ type: "text", text: JSON.stringify(answer, null, 1) }],
          structuredContent: answer,
        };
      } catch (thrown) {
        // Only our own errors are made to be shown; the model can act on them.
        const text = thrown instanceof AssayError ? thrown.line : "the tool failed [UNEXPECTED]";
        return { content: [{ type: "text", text }], isError: true };
      }
    },
  );
}
