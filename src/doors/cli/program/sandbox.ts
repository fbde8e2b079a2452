import type { Sandbox } from "../../../core/sandbox.ts";
import type { Invocation } from "./command.ts";

/** How long work under way may go on after Ctrl-C. */
const GRACE_MILLISECONDS = 1000;

/**
 * Opens the sandbox that the command's options ask for, and closes it whatever happens. After Ctrl-C, programs
 * that still run are killed when the grace is over: an endless one would otherwise hold the command.
 */
export async function withSandbox<T>(
  { options, signal }: Invocation<object>,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const { openSandbox } = await import("../../../sandboxes/open/open.ts");
  const { isolation, workers } = options;
  const sandbox = await openSandbox({ isolation, ...(workers !== undefined && { workers }) });
  const stop = () => void setTimeout(() => void sandbox.close(), GRACE_MILLISECONDS).unref();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await use(sandbox);
  } finally {
    signal.removeEventListener("abort", stop);
    await sandbox.close();
  }
}
