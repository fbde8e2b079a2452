// npm run soak -- reward [PROGRAMS] [CONNECTIONS]: so many programs, all different, through a reward server; every reply must
// come once and be right. Its rate stands beside that of the same sandbox asked without a server.
import { Agent, request } from "node:http";
import { serveRewards } from "../../dist/doors/reward/listen.js";
import { openSandbox } from "../../dist/sandboxes/open/open.js";

const tests = [
  { kind: "code", code: "assert f(2) == 4" },
  { kind: "code", code: "assert f(3) == 6" },
];
const truth = JSON.stringify({ entry: "f", tests });
/** Program `n` and its score: right, wrong on one test, raising, not loading. */
const KINDS = [
  [(n) => `def f(x):\n    return x * 2  # ${n}\n`, 1],
  [(n) => `def f(x):\n    return 4  # ${n}\n`, 0.5],
  [(n) => `def f(x):\n    raise KeyError(${n})\n`, 0],
  [(n) => `def f(x):\n    return x * 2 if ${n} >= 0 else x\n`, 1],
  [(n) => `def f(x: # ${n}\n`, 0],
];
const programOf = (n) => KINDS[n % KINDS.length][0](n);
const scoreOf = (n) => KINDS[n % KINDS.length][1];

export default async function reward([programs = "100000", connections = "64"]) {
  const count = Number(programs);
  const lanes = Number(connections);
  const sandbox = await openSandbox({ workers: 2, recall: false });
  const sample = Math.min(count, 10_000);
  await direct(sandbox, 500, lanes, count);
  const alone = await direct(sandbox, sample, lanes, 2 * count);
  const serving = await serveRewards(sandbox, { trustTests: true });
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const replies = new Map();
  let twice = 0;
  let wrong = 0;
  const own = () => Math.round(process.memoryUsage().rss / 2 ** 20);
  const memory = [];
  const began = performance.now();
  await inLanes(count, lanes, async (n) => {
    const { score } = await post(`${serving.url}/verl`, agent, n);
    if (replies.has(n)) twice++;
    replies.set(n, score);
    if (score !== scoreOf(n)) wrong++;
    if (replies.size % Math.ceil(count / 10) === 0) {
      memory.push(own());
      console.log(`${replies.size} replies, ${memory.at(-1)} MiB`);
    }
  });
  const served = count / ((performance.now() - began) / 1000);
  const again = await direct(sandbox, sample, lanes, 3 * count);
  agent.destroy();
  await serving.stop();
  await sandbox.close();
  // The engine before and after: the machine may have been busier in between.
  const engine = (alone + again) / 2;
  const sound = replies.size === count && twice === 0 && wrong === 0;
  console.log(
    `${count} programs through ${lanes} connections: ${replies.size} replies, ${twice} twice, ${wrong} wrong; memory ${memory[0]} → ${memory.at(-1)} MiB`,
  );
  console.log(
    `${served.toFixed(0)} a second; the engine alone ${alone.toFixed(0)} before and ${again.toFixed(0)} after: ${(served / engine).toFixed(2)} of it`,
  );
  if (!sound) process.exitCode = 1;
}

/** Programs a second without a server. */
async function direct(sandbox, count, lanes, from) {
  const began = performance.now();
  await inLanes(count, lanes, async (n) => {
    const suite = { tests, entry: "f", limits: {} };
    const { score } = await sandbox.check({
      language: "python",
      program: programOf(from + n),
      suite,
      all: true,
      trusted: true,
    });
    if (score !== scoreOf(from + n)) throw new Error(`${score} for program ${from + n}`);
  });
  return count / ((performance.now() - began) / 1000);
}

async function inLanes(count, lanes, work) {
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < count) await work(next++);
    }),
  );
}

function post(url, agent, n) {
  const body = JSON.stringify({
    data_source: "soak",
    solution_str: `\`\`\`python\n${programOf(n)}\`\`\``,
    ground_truth: truth,
    extra_info: { index: n },
  });
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "idempotency-key": `soak-${n}`,
    };
    const sent = request(url, { method: "POST", agent, headers }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      if (response.statusCode === 200) resolve(JSON.parse(text));
      else reject(new Error(`${response.statusCode} ${text}`));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
