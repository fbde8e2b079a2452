import { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Json } from "../../core/task.ts";

/** Makes a fresh database for each query, so that none sees what another changed. */
const EXECUTE = `
import json, sqlite3, sys

ask = json.loads(sys.stdin.read())
results = []
first = sqlite3.connect(":memory:", isolation_level=None)
first.execute("PRAGMA foreign_keys = OFF")
for statement in ask["setup"]:
    first.execute(statement)
for query in ask["queries"]:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    first.backup(database)
    try:
        rows = database.execute(query).fetchmany(100001)
        if len(rows) > 100000:
            raise sqlite3.Error("more than 100000 rows")
        results.append({"rows": [[value.hex() if isinstance(value, bytes) else value for value in row] for row in rows]})
    except (sqlite3.Error, sqlite3.Warning, MemoryError, OverflowError) as error:
        results.append({"error": "%s: %s" % (type(error).__name__, error)})
    print(json.dumps(results[-1]), flush=True)
`;

const Result = z.union([z.object({ rows: z.array(z.array(z.json())) }), z.object({ error: z.string() })]);

/** What a query gives: its rows, or why it gives none. */
export type QueryResult = { rows: Json[][] } | { error: string };

/** Runs each query on a fresh copy of the database that these statements make (SQLite). */
export async function queryResults(
  setup: readonly string[],
  queries: readonly string[],
  sandbox: Sandbox,
  signal?: AbortSignal,
): Promise<QueryResult[]> {
  const { stdout, stderr, outcome } = await sandbox.run(
    {
      language: "python",
      program: EXECUTE,
      stdin: JSON.stringify({ setup, queries }),
      limits: { cpuSeconds: 60, idleSeconds: 60, outputBytes: 64 * 1024 ** 2 },
    },
    signal,
  );
  const lines = stdout.split("\n").filter((line) => line !== "");
  if (outcome === "crash" && lines.length === 0)
    throw new AssayError("SANDBOX_BROKEN", "the database could not be made", { where: stderr.slice(-300) });
  return queries.map((_, at) => (lines[at] ? Result.parse(JSON.parse(lines[at]!)) : { error: outcome }));
}
