import type { Serving } from "../../http/listen.ts";
import type { Screen } from "../program/screen.ts";

/** Says where a server listens, waits for Ctrl-C, and stops it when all in hand are answered. */
export async function untilStopped(
  serving: Serving,
  about: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<number> {
  screen.note(`${serving.url}: ${about}`);
  if (!signal.aborted)
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  screen.note("stopping: requests in hand are answered first");
  await serving.stop();
  return 0;
}
