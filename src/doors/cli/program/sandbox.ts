import type { Sandbox } from "../../../core/sandbox.ts";
import type { CommonOptions } from "./command.ts";

/** Opens the sandbox the options ask for, and closes it whatever happens. */
export async function withSandbox<T>(
  options: CommonOptions,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const { openSandbox } = await import("../../../sandboxes/open/open.ts");
  const { isolation, workers } = options;
  const sandbox = await openSandbox({ isolation, ...(workers !== undefined && { workers }) });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}
