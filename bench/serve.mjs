// Checks through HTTP beside the same checks given to the engine itself, in one run.
import { serveEngine } from "../dist/doors/engine/listen.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { median, table } from "./common.mjs";

const CHECKS = 1000;
const ROUNDS = 3;
const CORES = 2;

/** Small programs, right and wrong by turns, with untrusted tests. */
export default async function serve() {
  const sandbox = await openSandbox({ workers: Number(process.env.ASSAY_WORKERS ?? CORES) });
  const serving = await serveEngine(sandbox);
  const remote = await openSandbox({ isolation: `remote=${serving.url}` });
  const requests = Array.from({ length: CHECKS }, (_, index) => ({
    language: "python",
    program: `def f(x):\n    return x + ${index}\n`,
    suite: { tests: [{ kind: "code", code: `assert f(1) == ${index % 2 ? index + 1 : -1}` }] },
  }));
  const timed = async (through) => {
    const begun = performance.now();
    const verdicts = await Promise.all(requests.map((request) => through.check(request)));
    return { seconds: (performance.now() - begun) / 1000, passes: verdicts.map(({ pass }) => pass) };
  };
  await timed(sandbox);
  await timed(remote);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ own: await timed(sandbox), http: await timed(remote) });
  await remote.close();
  await serving.stop();
  await sandbox.close();
  const wrong = rounds.flatMap(({ own, http }) =>
    [own, http].flatMap(({ passes }) => passes.filter((pass, index) => pass !== Boolean(index % 2))),
  ).length;
  const own = median(rounds.map((round) => round.own.seconds));
  const http = median(rounds.map((round) => round.http.seconds));
  const ratio = median(rounds.map((round) => round.own.seconds / round.http.seconds));
  console.log(`${CHECKS} checks at once; isolation ${sandbox.isolation}, ${sandbox.workers} workers\n`);
  table([
    ["", "rate", "time", "of the engine"],
    ["the engine itself", `${(CHECKS / own).toFixed(0)}/s`, `${own.toFixed(2)} s`, ""],
    ["through HTTP", `${(CHECKS / http).toFixed(0)}/s`, `${http.toFixed(2)} s`, ratio.toFixed(2)],
  ]);
  console.log(`\nverdicts that are wrong: ${wrong}`);
}
