import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openModel } from "../../src/models/open/open.ts";
import { startSlowServer } from "./slow-server.ts";
import { questionIn } from "./wire.ts";

test("logs one line per completed request", async () => {
  const folder = await mkdtemp(join(tmpdir(), "slow-"));
  const logFile = join(folder, "log");
  const server = await startSlowServer({
    delayMs: 1,
    logFile,
    answer: (ask, index) => `${questionIn(ask)} ${index}`,
  });
  const model = await openModel("openai/m", { baseUrl: server.baseUrl });
  const context = { task: "t", attempt: 0, asked: 0 };
  for (const idempotencyKey of ["a", "b"]) {
    const replies = await model.reply(
      { prompt: "p", purpose: "program", n: 2 },
      { ...context, idempotencyKey },
    );
    expect(replies.map(({ text }) => text)).toEqual(["p 0", "p 1"]);
  }
  expect(server.log).toEqual(["a", "b"]);
  expect(await readFile(logFile, "utf8")).toBe("a\nb\n");
  await server.close();
  await rm(folder, { recursive: true });
});
