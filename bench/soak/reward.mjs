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

/** Programs of one turn: engine and server take turns, as a machine may be busier at one time than at another. */
const TURN = 500;

export default async function reward([programs = "100000", connections = "64"]) {
  const count = Number(programs);
  const lanes = Number(connections);
  const sandbox = await openSandbox({ workers: 2, recall: false });
  const serving = await serveRewards(sandbox, { trustTests: true });
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const replies = new Map();
  const seen = { twice: 0, wrong: 0 };
  const seconds = { engine: 0, server: 0 };
  const memory = [];
  let compared = 0;
  await direct(sandbox, TURN, lanes, count);
  while (replies.size < count) {
    const from = replies.size;
    const turn = Math.min(TURN, count - from);
    const began = performance.now();
    await inLanes(turn, lanes, async (index) => {
      const n = from + index;
      const { score } = await post(`${serving.url}/verl`, agent, n);
      if (replies.has(n)) seen.twice++;
      replies.set(n, score);
      if (score !== scoreOf(n)) seen.wrong++;
    });
    // The engine by itself takes part in the first twenty turns, and in every tenth after them.
    const turns = from / TURN;
    if (turns < 20 || turns % 10 === 0) {
      seconds.server += (performance.now() - began) / 1000;
      seconds.engine += await direct(sandbox, turn, lanes, 2 * count + from);
      compared += turn;
    }
    if (turns % Math.ceil(count / TURN / 10) === 0) {
      memory.push(Math.round(process.memoryUsage().rss / 2 ** 20));
      console.log(`${replies.size} replies, ${memory.at(-1)} MiB`);
    }
  }
  agent.destroy();
  await serving.stop();
  await sandbox.close();
  const sound = replies.size === count && seen.twice === 0 && seen.wrong === 0;
  console.log(
    `${count} programs through ${lanes} connections: ${replies.size} replies, ${seen.twice} twice, ${seen.wrong} wrong; memory ${memory[0]} → ${memory.at(-1)} MiB`,
  );
  const [server, engine] = [compared / seconds.server, compared / seconds.engine];
  console.log(
    `${server.toFixed(0)} a second; the engine alone, in turns with it, ${engine.toFixed(0)}: ${(server / engine).toFixed(2)} of it`,
  );
  if (!sound) process.exitCode = 1;
}

/** Seconds that so many programs take without a server. */
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
  return (performance.now() - began) / 1000;
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
