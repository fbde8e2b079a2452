import { AssayError } from "../../core/errors.ts";
import type { Inspection } from "../../core/inspection.ts";
import type {
  CheckRequest,
  GridRequest,
  GridResult,
  RunRequest,
  RunResult,
  Sandbox,
} from "../../core/sandbox.ts";
import type { Session } from "../../core/session.ts";
import { type Check, type Verdict, verdictOf } from "../../core/verdict.ts";
import { judgeOutput } from "../engine/output.ts";
import type { Dialect, Spoken } from "./dialect.ts";
import fusion from "./fusion.ts";
import { Connection } from "./http.ts";
import own from "./own.ts";
import piston from "./piston.ts";

/** Most telling first: our own server speaks all three. */
const DIALECTS: Dialect[] = [own, fusion, piston];

/** Asks a server what it speaks. Throws REMOTE_UNREACHABLE, REMOTE_KEY, REMOTE_URL, or REMOTE_BAD_REPLY for a stranger. */
export async function openRemote(address: string, workers: number): Promise<Sandbox> {
  const connection = new Connection(address);
  try {
    for (const dialect of DIALECTS) {
      const spoken = await dialect.greet(connection);
      if (spoken) return new RemoteSandbox(connection, spoken, spoken.workers ?? workers);
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  connection.close();
  throw new AssayError("REMOTE_BAD_REPLY", "no sandbox server answers there", {
    where: connection.url.origin,
    fix: `known: ${DIALECTS.map(({ title }) => title).join(", ")}`,
  });
}

/** Programs run on another machine. Verdicts are that machine's, or are made here of what its programs printed. */
class RemoteSandbox implements Sandbox {
  readonly isolation: string;
  readonly workers: number;
  readonly #connection: Connection;
  readonly #spoken: Spoken;

  constructor(connection: Connection, spoken: Spoken, workers: number) {
    this.isolation = `remote (${spoken.isolation})`;
    this.workers = workers;
    this.#connection = connection;
    this.#spoken = spoken;
  }

  async check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict> {
    if (request.suite.tests.length === 0) throw new AssayError("NO_TESTS", "a check needs at least one test");
    if (this.#spoken.check) return this.#spoken.check(request, signal);
    const { language, program, suite, all } = request;
    const checks: Check[] = [];
    const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
    for (const [index, test] of suite.tests.entries()) {
      if (test.kind !== "io") throw this.#lacks("tests in the form of code or calls");
      const ran = await this.run(
        { language, program, stdin: test.stdin, ...(suite.limits && { limits: suite.limits }) },
        signal,
      );
      measures.cpuSeconds += ran.cpuSeconds;
      measures.wallSeconds += ran.wallSeconds;
      measures.memoryBytes = Math.max(measures.memoryBytes, ran.memoryBytes);
      checks.push({ test: index, ...judgeOutput(test, ran) });
      if (!all && checks.at(-1)!.outcome !== "pass") break;
    }
    return verdictOf(checks, suite.tests.length, measures);
  }

  async grid(request: GridRequest, signal?: AbortSignal): Promise<GridResult> {
    if (!this.#spoken.grid) throw this.#lacks("grids");
    return this.#spoken.grid(request, signal);
  }

  run(request: RunRequest, signal?: AbortSignal): Promise<RunResult> {
    return this.#spoken.run(request, signal);
  }

  async open(): Promise<Session> {
    throw this.#lacks("sessions");
  }

  async inspect(): Promise<Inspection> {
    throw this.#lacks("inspections");
  }

  async close(): Promise<void> {
    this.#connection.close();
  }

  #lacks(what: string): AssayError {
    return new AssayError("ISOLATION_LACKS", `${this.isolation} has no ${what}`, {
      fix: "use an isolation of this machine; see `assay doctor`",
    });
  }
}
