import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import type { Asker } from "./model.ts";

const MARK = "════ answer below this line; all above is the question ════";

/**
 * Opens the question in an editor; what stands below the mark when it is closed is the answer.
 * @throws AssayError MODEL_PERSON when no editor is named, it fails, or the mark is gone.
 */
export function editor(command = process.env.VISUAL || process.env.EDITOR): Asker {
  return async (question, signal) => {
    if (!command) {
      throw new AssayError("MODEL_PERSON", "no editor to ask in", {
        fix: "set EDITOR, or use human/terminal",
      });
    }
    const folder = await mkdtemp(join(tmpdir(), "assay-question-"));
    try {
      const file = join(folder, "question.md");
      await writeFile(file, `${question}\n\n${MARK}\n`);
      await edit(command, file, signal);
      const text = await readFile(file, "utf8");
      const at = text.indexOf(`${MARK}\n`);
      if (at < 0)
        throw new AssayError("MODEL_PERSON", "the line above the answer is gone", {
          fix: "leave it in place",
        });
      return text.slice(at + MARK.length + 1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** The command may have words of its own, such as `code --wait`. */
function edit(command: string, file: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("/bin/sh", ["-c", `${command} "$1"`, "sh", file], {
      stdio: "inherit",
      ...(signal && { signal }),
    });
    child.once("error", (error) => reject(signal?.aborted ? signal.reason : error));
    child.once("exit", (code) => {
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(new AssayError("MODEL_PERSON", `the editor ended with code ${code}`));
    });
  });
}
