import { afterAll, beforeAll, type TestContext, test } from "vitest";
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

/** Tests that share one sandbox which is slow to open; skipped with the reason where there is none. */
export function slowTestsIn(open: () => Promise<Sandbox | string> | string) {
  let opened: Sandbox | string;
  beforeAll(async () => {
    opened = await open();
  }, 180_000);
  afterAll(async () => {
    if (typeof opened !== "string") await opened.close();
  });
  return (name: string, body: (sandbox: Sandbox, context: TestContext) => Promise<void>): void =>
    test(name, { timeout: 180_000 }, async (context) => {
      if (typeof opened === "string") return context.skip(opened);
      await body(opened, context);
    });
}
