import { AssayError } from "../../src/core/errors.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { serveEngine } from "../../src/doors/engine/listen.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";

/** A sandbox for tests, or the one-line reason why this machine has none. */
export async function sandboxOrReason(isolation: string): Promise<Sandbox | string> {
  try {
    if (isolation === "remote") return await remoteSandbox();
    // Each program of wasm is two processes that start.
    return await openSandbox({ isolation, workers: isolation === "wasm" ? 2 : 4 });
  } catch (error) {
    if (error instanceof AssayError) return error.line;
    throw error;
  }
}

/** A sandbox behind a server of ours in this process. */
async function remoteSandbox(): Promise<Sandbox> {
  const local = await openSandbox({ workers: 4 });
  const serving = await serveEngine(local);
  const remote = await openSandbox({ isolation: `remote=${serving.url}` });
  const close = async () => {
    await serving.stop();
    await local.close();
  };
  return new Proxy(remote, {
    get(target, name: keyof Sandbox) {
      if (name === "close") return () => target.close().then(close);
      const member = target[name];
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
