import { AssayError } from "../../core/errors.ts";
import type { GridRequest, GridResult, RunResult } from "../../core/sandbox.ts";
import type { Verdict } from "../../core/verdict.ts";
import type { Dialect } from "./dialect.ts";
import type { Answered, Connection } from "./http.ts";

/** Another Assay's `/v1`: the Sandbox itself over HTTP. */
const own: Dialect = {
  title: "Assay",
  async greet(connection) {
    const { status, body } = await connection.ask("/v1");
    const about = body as { assay?: number; isolation?: unknown; workers?: unknown } | undefined;
    if (status !== 200 || about?.assay !== 1) return undefined;
    return {
      isolation: String(about.isolation),
      workers: Number(about.workers),
      run: async (request, signal) => (await agreed(connection, "/v1/run", request, signal)) as RunResult,
      check: async (request, signal) => (await agreed(connection, "/v1/check", request, signal)) as Verdict,
      grid: async ({ onRow, ...request }: GridRequest, signal) => {
        const result = (await agreed(connection, "/v1/grid", request, signal)) as GridResult;
        for (const [index, row] of result.rows.entries()) onRow?.(index, row);
        return result;
      },
    };
  },
};

export default own;

/** The answer, or the server's complaint thrown here as what it was there. */
async function agreed(
  connection: Connection,
  path: string,
  body: object,
  signal?: AbortSignal,
): Promise<unknown> {
  const answer = await connection.ask(path, body, signal);
  if (answer.status === 200 && typeof answer.body === "object" && answer.body !== null) return answer.body;
  throw complaintOf(connection, answer);
}

function complaintOf(connection: Connection, { status, body }: Answered): AssayError {
  const where = connection.url.origin;
  const told = (
    body as { error?: { code?: string; message?: string; where?: string; fix?: string } } | undefined
  )?.error;
  if (!told?.code) return badReply(connection, status);
  const place = told.where ? `${where} ${told.where}` : where;
  return new AssayError(told.code, told.message ?? "", { where: place, ...(told.fix && { fix: told.fix }) });
}

/** The server answered something that is no answer. */
export function badReply(connection: Connection, status: number, what = ""): AssayError {
  return new AssayError(
    "REMOTE_BAD_REPLY",
    `the sandbox server's answer (${status}) is none${what && `: ${what}`}`,
    {
      where: connection.url.origin,
      fix: "is the address that of a sandbox server?",
    },
  );
}
