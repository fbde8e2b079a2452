// What an ask costs beyond the HTTP client: processor time of 1,000 asks at once against a local server that answers
// at once, beside a bare loop of fetch that sends the same requests in the same process.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, table } from "./common.mjs";

const ASKS = 1000;
const ROUNDS = 9;
const TARGET_MS = 0.5;
const ANSWER = JSON.stringify({
  id: "1",
  object: "chat.completion",
  model: "m",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "def add(a, b):\n    return a + b\n" },
      finish_reason: "stop",
    },
  ],
  usage: { prompt_tokens: 20, completion_tokens: 12, total_tokens: 32 },
});

/** In a process of its own, so that its work is not counted. */
function serve() {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(ANSWER),
      });
      response.end(ANSWER);
    });
  });
  server.listen(0, "127.0.0.1", 4096, () => process.send(server.address().port));
  process.once("disconnect", () => process.exit());
}

/** Milliseconds of processor time, user and system, for one ask of `work`. */
async function processorTime(work) {
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: ASKS }, (_, index) => work(index)));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ASKS;
}

export default async function bench() {
  const child = fork(fileURLToPath(import.meta.url), ["serve"]);
  const port = await new Promise((resolve) => child.once("message", resolve));
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const { openModel } = await import("../dist/models/open/open.js");
  const { JournalledKit } = await import("../dist/kit/kit.js");
  const { openJournal } = await import("../dist/kit/journal.js");
  const journal = await openJournal(folder);
  const model = await openModel("openai/m", { baseUrl });
  const messages = (index) => [
    { role: "user", content: `Write a function that adds two numbers (${index}).` },
  ];
  const context = { task: "t", attempt: 0, asked: 0 };

  const bare = async (index) => {
    const response = await fetch(`${baseUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify({ model: "m", messages: messages(index) }),
    });
    if ((await response.json()).choices.length !== 1) throw new Error("no answer");
  };
  const asked = async (index) => {
    const [reply] = await model.reply({ purpose: "program", messages: messages(index) }, context);
    if (!reply.text.startsWith("def")) throw new Error("no answer");
  };
  let round = 0;
  const journalled = async (index) => {
    const task = { id: `t/${round}/${index}`, prompt: "", language: "python", tests: [] };
    const kit = new JournalledKit({ task, attempt: 0, model, sandbox: {}, journal, budget: {}, seed: 1 });
    await kit.ask({ purpose: "program", messages: messages(index) });
  };

  const ways = { "bare fetch": bare, "model.reply": asked, "kit.ask, synced to disk": journalled };
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  try {
    // The first round warms up; then the ways take turns, so that whatever else the machine does meets all alike.
    for (round = 0; round <= ROUNDS; round++) {
      for (const [name, work] of Object.entries(ways)) {
        const time = await processorTime(work);
        if (round > 0) times[name].push(time);
      }
    }
  } finally {
    await journal.close();
    child.disconnect();
    rmSync(folder, { recursive: true });
  }
  const floor = median(times["bare fetch"]);
  console.log(`${ASKS} asks at once, median of ${ROUNDS} rounds; milliseconds of processor time for each\n`);
  table([
    ["", "in all", "beyond fetch"],
    ...Object.entries(times).map(([name, list]) => [
      name,
      median(list).toFixed(3),
      (median(list) - floor).toFixed(3),
    ]),
  ]);
  const beyond = median(times["kit.ask, synced to disk"]) - floor;
  console.log(`\ntarget: at most ${TARGET_MS} beyond fetch: ${beyond <= TARGET_MS ? "met" : "missed"}`);
  if (beyond > TARGET_MS) process.exitCode = 1;
}

if (process.argv[2] === "serve") serve();
