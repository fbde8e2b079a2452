import { afterAll, onTestFinished, test } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Session, SessionRequest } from "../../src/core/session.ts";
import { sandboxOrReason } from "./opened.ts";

const opened = new Map<string, Promise<Sandbox | string>>();

/** One sandbox an isolation for the whole file, or why it cannot be had here. */
export function openOnce(isolation: string): Promise<Sandbox | string> {
  if (!opened.has(isolation)) opened.set(isolation, sandboxOrReason(isolation));
  return opened.get(isolation)!;
}

afterAll(async () => {
  for (const sandbox of opened.values())
    await sandbox.then((one) => (typeof one === "string" ? undefined : one.close()));
});

/** Isolations that have no sessions. */
export const WITHOUT = ["remote", "wasm"];

export const ISOLATIONS = roomIds(new URL("../../src/sandboxes/", import.meta.url)).filter(
  (id) => !WITHOUT.includes(id),
);

/** Steps in these tests are short. */
export const limits = { cpuSeconds: 0.4, idleSeconds: 0.4 };

/** A test with a session that is closed after it; skipped with the reason where there can be none. */
export const sessionsIn =
  (isolation: string) =>
  (
    name: string,
    request: SessionRequest,
    body: (session: Session, sandbox: Sandbox) => Promise<void>,
  ): void =>
    test(name, async (context) => {
      const sandbox = await openOnce(isolation);
      if (typeof sandbox === "string") return context.skip(sandbox);
      const session = await sandbox.open({ limits, ...request }).catch((error: unknown) => {
        if (error instanceof AssayError && error.code === "SESSION_REFUSED") return error.line;
        throw error;
      });
      if (typeof session === "string") return context.skip(session);
      onTestFinished(() => session.close());
      await body(session, sandbox);
    });
