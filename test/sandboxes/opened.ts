import { AssayError } from "../../src/core/errors.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";

/** A sandbox for tests, or the one-line reason why this machine has none. */
export async function sandboxOrReason(isolation: string): Promise<Sandbox | string> {
  try {
    return await openSandbox({ isolation, workers: 4 });
  } catch (error) {
    if (error instanceof AssayError) return error.line;
    throw error;
  }
}
