// npm run soak -- gateway [SECONDS] [CLIENTS]: so many clients ask a gateway in front of a scripted model, whole and
// streamed, right and wrong programs and plain questions mixed. No answer may be lost, crossed or wrongly verified, memory
// must stay flat, and those in hand must be answered when it stops.
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { serveGateway } from "../../dist/doors/gateway/listen.js";
import { scripted } from "../../dist/models/script/model.js";
import { openSandbox } from "../../dist/sandboxes/open/open.js";

// What is garbage is not held: only what remains after collecting it would be a leak.
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

/** Answers by the number in the request; every third program is wrong. */
const model = scripted(
  (ask) => {
    const text = ask.messages.map(({ content }) => content).join("\n");
    const number = /number (\d+)/.exec(text)?.[1];
    if (!/assert/.test(text)) return `Hello, number ${number}.`;
    const result = Number(number) % 3 === 0 ? "n" : `n + ${number}`;
    return `\`\`\`python\ndef add${number}(n):\n    return ${result}\n\`\`\``;
  },
  { id: "soak/m" },
);
// A scripted model remembers what it was asked; here that would be the growth we look for.
const forgetful = {
  ...model,
  async reply(ask, context) {
    model.asks.length = 0;
    return model.reply(ask, context);
  },
};

export default async function gateway([seconds = "300", clients = "200"]) {
  const sandbox = await openSandbox({ workers: 2 });
  const serving = await serveGateway(sandbox, {
    models: ["soak/m"],
    open: async () => forgetful,
    active: 32,
  });
  const until = Date.now() + Number(seconds) * 1000;
  const seen = { answers: 0, programs: 0, streamed: 0, wrong: [] };
  const memory = [];
  let next = 1;
  const watch = setInterval(
    () => {
      gc();
      memory.push(Math.round(process.memoryUsage().heapUsed / 2 ** 20));
      const resident = Math.round(process.memoryUsage().rss / 2 ** 20);
      console.log(`${seen.answers} answers, heap ${memory.at(-1)} MiB, resident ${resident} MiB`);
    },
    Math.max(1000, Number(seconds) * 50),
  );
  const began = Date.now();
  await Promise.all(
    Array.from({ length: Number(clients) }, async () => {
      while (Date.now() < until && seen.wrong.length === 0) await one(serving.url, next++, seen);
    }),
  );
  const rate = seen.answers / ((Date.now() - began) / 1000);
  clearInterval(watch);
  const last = Array.from({ length: 20 }, () => one(serving.url, next++, seen));
  await sleep(100);
  await Promise.all([serving.stop(), ...last]);
  await sandbox.close();
  // The first tenth warms up.
  const [from, to] = [Math.max(...memory.slice(1, 5)), Math.max(...memory.slice(-3))];
  const flat = to <= from * 1.2 + 32;
  console.log(
    `${seen.answers} answers (${seen.streamed} streamed, ${seen.programs} programs) in ${seconds} s from ${clients} clients: ${rate.toFixed(1)} a second`,
  );
  console.log(
    `lost, crossed or wrongly verified: ${seen.wrong.length}; heap ${from} → ${to} MiB, ${flat ? "flat" : "grew"}; 20 in hand were answered while it stopped`,
  );
  for (const wrong of seen.wrong.slice(0, 5)) console.log(wrong);
  if (seen.wrong.length > 0 || !flat) process.exitCode = 1;
}

async function one(url, number, seen) {
  const stream = number % 2 === 0;
  const program = number % 5 !== 0;
  const content = program
    ? `This is number ${number}. Write a Python function add${number}(n).\nassert add${number}(1) == ${number + 1}`
    : `This is number ${number}. Hello!`;
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "direct/soak/m", stream, messages: [{ role: "user", content }] }),
  });
  const body = await response.text();
  const { text, assay } = stream ? fromEvents(body) : fromWhole(body);
  const right = program && number % 3 !== 0;
  const wanted = program ? `def add${number}(n):` : `Hello, number ${number}.`;
  if (response.status !== 200 || !text.includes(wanted) || assay?.verified !== right)
    seen.wrong.push(`${number}: ${response.status} verified ${assay?.verified}: ${body.slice(0, 300)}`);
  seen.answers++;
  if (stream) seen.streamed++;
  if (program) seen.programs++;
}

function fromWhole(body) {
  const answer = JSON.parse(body);
  return { text: answer.choices?.[0]?.message.content ?? "", assay: answer.assay };
}

function fromEvents(body) {
  const lines = body.split("\n").filter((line) => line.startsWith("data: {"));
  const pieces = lines.map((line) => JSON.parse(line.slice(6)));
  if (!body.trimEnd().endsWith("data: [DONE]")) return { text: "", assay: undefined };
  return {
    text: pieces.map(({ choices }) => choices?.[0]?.delta.content ?? "").join(""),
    assay: pieces.find((piece) => piece.assay)?.assay,
  };
}
