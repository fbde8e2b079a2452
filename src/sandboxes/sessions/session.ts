import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import { DEFAULT_LIMITS } from "../../core/sandbox.ts";
import type { Observation, Session, SessionRequest } from "../../core/session.ts";
import type { Json, Limits } from "../../core/task.ts";
import { ENVIRONMENT } from "../engine/isolation.ts";
import type { Answer, Worker } from "../engine/worker.ts";
import { environmentOf } from "./environments.ts";
import { type Entry, filesOf } from "./files.ts";

/** A step may build or test something; a session has a whole tree of files. */
export const SESSION_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  cpuSeconds: 10,
  idleSeconds: 10,
  processes: 64,
  fileBytes: 256 * 1024 ** 2,
};

/** Characters of file content that cross to the worker at a time. */
const PART = 4 * 1024 ** 2;

/** Opens a session on a worker of its own. `start` gives one that is not ready yet; `onClose` is told of the end. */
export async function openSession(
  request: SessionRequest,
  start: () => Worker,
  onClose: (session: Session) => void,
): Promise<Session> {
  const session = new WorkerSession(request, start, onClose);
  try {
    await session.begin();
  } catch (error) {
    await session.close();
    throw error;
  }
  return session;
}

/** Tells sessions that begin differently apart: by the content of their files, not by the name of a folder. */
export function sessionKey(request: SessionRequest): string {
  const limits = { ...SESSION_LIMITS, ...request.limits };
  const language = environmentOf(request.language);
  return hashOf({ ...request, language, limits, files: filesOf(request.files, limits.fileBytes) });
}

/** A session over one worker, which does nothing else and ends with it. */
class WorkerSession implements Session {
  readonly language: string;
  readonly #request: SessionRequest;
  readonly #limits: Limits;
  readonly #files: Entry[];
  readonly #start: () => Worker;
  readonly #onClose: (session: Session) => void;
  readonly #snapshots = new Set<string>();
  #worker: Worker | undefined;
  #closed = false;
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  constructor(request: SessionRequest, start: () => Worker, onClose: (session: Session) => void) {
    this.language = environmentOf(request.language);
    this.#request = request;
    this.#limits = { ...SESSION_LIMITS, ...request.limits };
    this.#files = filesOf(request.files, this.#limits.fileBytes);
    this.#start = start;
    this.#onClose = onClose;
  }

  /** Starts the worker and the interpreter, with the files of the request in their place. */
  async begin(): Promise<void> {
    this.#worker = this.#start();
    await this.#worker.ready;
    await this.#perform({
      ask: "open",
      environment: this.language,
      limits: this.#limits,
      at: this.#request.at ?? "/work",
      env: ENVIRONMENT,
      database: this.#request.database ?? "session.db",
    });
    let part: Entry[] = [];
    let size = 0;
    for (const entry of this.#files) {
      part.push(entry);
      size += entry[3]?.length ?? 0;
      if (size < PART) continue;
      await this.#ask({ op: "files", files: part });
      [part, size] = [[], 0];
    }
    await this.#ask({ op: "files", files: part });
    const begun = await this.#ask({ op: "begin" });
    if (begun["refused"]) throw refused(begun["refused"]);
  }

  step(action: string): Promise<Observation> {
    return this.#inTurn(async () => {
      const answer = await this.#perform({ ask: "step", action });
      const stopped = answer["stopped"] as [Exclude<Observation["outcome"], "done">, string] | null;
      const { exit, complaint, lost, value } = answer as { [field: string]: unknown };
      return {
        output: answer["output"] as string,
        exitCode: stopped ? null : ((exit as number | null | undefined) ?? null),
        error: stopped ? stopped[1] : ((complaint as string | null | undefined) ?? null),
        outcome: stopped ? stopped[0] : "done",
        cut: answer["cut"] as boolean,
        ...(lost !== undefined && { lost: lost as string }),
        ...(value !== undefined && { value: value as Json }),
      };
    });
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#worker?.alive) await this.#ask({ op: "restore", id: "initial" });
      else {
        this.#snapshots.clear();
        await this.begin();
      }
    });
  }

  snapshot(): Promise<string> {
    return this.#inTurn(async () => {
      const id = String(++this.#count);
      const answer = await this.#ask({ op: "snapshot", id });
      if (answer["refused"]) throw refused(answer["refused"]);
      this.#snapshots.add(id);
      return id;
    });
  }

  restore(snapshot: string): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#snapshots.has(snapshot)) {
        throw new AssayError("SNAPSHOT_UNKNOWN", `the session has no snapshot "${snapshot}"`, {
          fix: `it has ${[...this.#snapshots].join(", ") || "none"}`,
        });
      }
      const restored = await this.#ask({ op: "restore", id: snapshot });
      if (restored["refused"]) throw refused(restored["refused"]);
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#worker?.alive) await this.#perform({ ask: "close" }).catch(() => {});
    this.#worker?.kill();
    this.#onClose(this);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#closed) throw new AssayError("SESSION_CLOSED", "the session is closed");
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  #ask(message: object): Promise<Answer> {
    return this.#perform({ ask: "ask", message });
  }

  async #perform(job: object): Promise<Answer> {
    const answer = await this.#worker!.perform({ op: "session", ...job }, () => {});
    if (answer.error === undefined) return answer;
    this.#worker!.kill();
    throw new AssayError("SANDBOX_BROKEN", answer.error, { fix: "reset the session, or open another" });
  }
}

function refused(reason: unknown): AssayError {
  return new AssayError("SESSION_REFUSED", String(reason));
}
