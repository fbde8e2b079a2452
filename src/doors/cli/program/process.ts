import { STOPPED } from "./command.ts";
import { runCommand } from "./program.ts";
import { processScreen } from "./screen.ts";

/**
 * Runs one command as this process: the first Ctrl-C asks it to stop cleanly, the second one does not wait.
 * A reader that goes away (`assay … | head`) ends the process quietly.
 */
export async function runAsProcess(words: string[], version: string): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(STOPPED);
      stop.abort();
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
  }
  const code = await runCommand(words, { version, screen: processScreen(), signal: stop.signal });
  // A pipe takes a large document in pieces: leave only when the last one is gone.
  await new Promise((resolve) => process.stdout.write("", resolve));
  process.exit(code);
}
