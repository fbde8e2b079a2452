// Scores that do not move: the same recorded programs, judged again and again, with and without others at work.
import { spawn } from "node:child_process";
import { openSandbox } from "../../dist/sandboxes/open/open.js";
import { recorded } from "../common.mjs";

const COUNT = Number(process.env.ASSAY_FLIPS_PROGRAMS ?? 2000);
const TIMES = Number(process.env.ASSAY_FLIPS_TIMES ?? 20);
const CORES = 2;
/** Processes that are busy beside it: four for each core. */
const BUSY = 8;

/** Programs that draw lots, or look at the clock: another verdict the next time is theirs, not the sandbox's. */
const OWN_CHANCE = /\b(?:random|secrets|uuid|urandom)\b|\btime\.|\bdatetime\./;

export default async function flips() {
  const all = await recorded(100);
  const step = all.length / COUNT;
  const programs = Array.from({ length: COUNT }, (_, index) => all[Math.floor(index * step)]);
  const outcomes = programs.map(() => new Map());
  for (let time = 0; time < TIMES; time++) {
    const busy = time % 2 === 0 ? [] : load();
    const started = performance.now();
    const sandbox = await openSandbox({ workers: CORES, recall: false });
    await Promise.all(
      programs.map(async ({ program, suite }, index) => {
        const verdict = await sandbox.check({ language: "python", program, suite, trusted: true });
        const outcome = verdict.pass ? "pass" : verdict.checks.at(-1).outcome;
        const seen = outcomes[index].get(outcome) ?? { alone: 0, loaded: 0 };
        seen[busy.length > 0 ? "loaded" : "alone"]++;
        outcomes[index].set(outcome, seen);
      }),
    );
    await sandbox.close();
    for (const one of busy) one.kill("SIGKILL");
    const counts = count(outcomes);
    console.log(
      `${time + 1} of ${TIMES}, ${busy.length} busy processes beside it, ${((performance.now() - started) / 1000).toFixed(0)} s: ${counts.flips} verdicts and ${counts.words} words flipped so far`,
    );
  }
  const flipped = programs.filter((_, index) => outcomes[index].size > 1);
  for (const { task, program } of flipped) {
    const seen = outcomes[programs.findIndex((one) => one.task === task && one.program === program)];
    const own = OWN_CHANCE.test(program) ? " (its own behaviour is random)" : "";
    console.log(`${task}: ${JSON.stringify(Object.fromEntries(seen))}${own}`);
  }
  const blamed = flipped.filter(({ program }) => !OWN_CHANCE.test(program));
  console.log(
    `${flipped.length} of ${COUNT} programs did not end the same each time, ${blamed.length} of them not by chance of their own`,
  );
  if (blamed.length > 0) process.exitCode = 1;
}

function load() {
  return Array.from({ length: BUSY }, () =>
    spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }),
  );
}

/** Programs that both passed and did not, and programs that ended in different words. */
function count(outcomes) {
  const flips = outcomes.filter((seen) => seen.has("pass") && seen.size > 1).length;
  return { flips, words: outcomes.filter((seen) => seen.size > 1).length };
}
