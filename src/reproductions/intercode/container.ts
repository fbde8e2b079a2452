import type { Aftermath } from "../../benchmarks/intercode/bash-reward.ts";
import type { Session } from "../../core/session.ts";
import { quoted, shellWords } from "./shell-words.ts";

/** What the container engine says when a command's folder does not exist. */
const NO_FOLDER = "OCI runtime exec failed: exec failed: chdir to cwd: no such file or directory: unknown";

/**
 * A session that behaves as InterCode's container did: every action is a new shell, and only a leading `cd` is
 * remembered. Changes are told by git, with the root folder as its work tree.
 */
export class Container {
  readonly #session: Session;
  readonly #fresh: string;
  #folder = "/";

  private constructor(session: Session, fresh: string) {
    this.#session = session;
    this.#fresh = fresh;
  }

  /** Runs the set-up script in `session`, whose folder is the root, and commits what it made. */
  static async begin(session: Session, script: string): Promise<Container> {
    await session.step(`bash /${script} >/dev/null 2>&1; cd /`);
    const committed = await session.step(
      "git config --global user.email a@example.org; git config --global user.name a; git init -q && git add -A && git commit -qm start",
    );
    if (committed.exitCode !== 0)
      throw new Error(`the file system could not be committed: ${committed.output}`);
    return new Container(session, await session.snapshot());
  }

  async reset(): Promise<void> {
    await this.#session.restore(this.#fresh);
    this.#folder = "/";
  }

  /** Performs an action and gives its output. */
  async act(action: string): Promise<string> {
    if (!/^cd /.test(action)) return this.#run(action, this.#folder);
    const folder = resolved(this.#folder, action.slice(3).trim());
    const { output, ok } = await this.#exec(`cd ${folder}`, "/");
    if (ok) this.#folder = folder;
    return output;
  }

  /** What the actions since the last reset have left, as git tells it. */
  async aftermath(output: string): Promise<Aftermath> {
    const words = (await this.#session.step("git -C / status --short")).output.split(/\s+/).filter(Boolean);
    const changes: Aftermath["changes"] = [];
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [status, path] = [words[at]!, words[at + 1]!];
      // Paths without a dot were given to a program that the image lacked: they always counted as equal.
      const sum = path.includes(".") ? (await this.#session.step(`cd /; md5sum ${quoted(path)}`)).output : "";
      changes.push({ path, status, checksum: sum });
    }
    return { output, changes };
  }

  async #run(action: string, folder: string): Promise<string> {
    return (await this.#exec(action, folder)).output;
  }

  async #exec(action: string, folder: string): Promise<{ output: string; ok: boolean }> {
    const words = shellWords(`/bin/bash -c "${action.trim()}"`);
    if (words === null) return { output: "Malformed command", ok: false };
    const step = await this.#session.step(
      `if test -d ${quoted(folder)}; then (cd ${quoted(folder)} && exec ${words.map(quoted).join(" ")}); else echo ${quoted(NO_FOLDER)}; false; fi`,
    );
    if (step.outcome !== "done") return { output: "Command timed out", ok: false };
    return { output: step.output, ok: step.exitCode === 0 };
  }
}

function resolved(current: string, changed: string): string {
  const path: string[] = [];
  for (const part of (changed.startsWith("/") ? changed : `${current}/${changed}`).split("/")) {
    if (part === "..") path.pop();
    else if (part && part !== ".") path.push(part);
  }
  return `/${path.join("/")}`;
}
