import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { type RewardOptions, serveRewards } from "../../../src/doors/reward/listen.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";

const running: Serving[] = [];
let opened: Promise<Sandbox> | undefined;

/** A folder of this file's tests. */
export const folder = mkdtempSync(join(tmpdir(), "assay-reward-"));
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await (await opened)?.close();
  rmSync(folder, { recursive: true });
});

/** A reward server that is stopped after the file's tests; all share one sandbox unless they bring their own. */
export async function served(options: RewardOptions & { sandbox?: Sandbox } = {}): Promise<Serving> {
  const sandbox = options.sandbox ?? (await (opened ??= openSandbox({ workers: 2 })));
  const serving = await serveRewards(sandbox, options);
  running.push(serving);
  return serving;
}
