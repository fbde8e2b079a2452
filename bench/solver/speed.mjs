import { Effort } from "../../dist/solver/search/effort.js";
import { search } from "../../dist/solver/search/search.js";
import { readSpec } from "../../dist/solver/spec/read.js";
import { table } from "../common.mjs";
import { naive } from "./naive.mjs";

/** Small tasks of our own, from a short program to one with a lambda. Words are left out, so that both only search. */
const TASKS = {
  "sum(x * x for x in l if x > 0)":
    "assert f([3, -1, 2]) == 13\nassert f([5, -9]) == 25\nassert f([10, 1, -2]) == 101",
  "a * a + b * b - 1": "assert f(3, 4) == 24\nassert f(5, 2) == 28\nassert f(2, 9) == 84",
  "max(l) - min(l) + len(l)":
    "assert f([3, 1, 2]) == 5\nassert f([5, 9, 7, 8]) == 8\nassert f([10]) == 1\nassert f([0, 7]) == 9",
  "s.split()[0] + s[-1]":
    "assert f('ab cd') == 'abd'\nassert f('x yz w') == 'xw'\nassert f('one two') == 'oneo'",
  "sorted(l)[-2] * l[0]":
    "assert f([3, 1, 2]) == 6\nassert f([5, 9, 7, 8]) == 40\nassert f([1, 4]) == 1\nassert f([4, 6, 9]) == 24",
};

const SEARCH = { width: "narrow", slack: 0, conditionals: -100 };
const LIMIT_SECONDS = 60;

/** Expressions a processor second and time to the first program that fits, beside a naive enumerator over the same library. */
export default async function speed() {
  // Compiling our own code is no part of either search.
  for (let i = 0; i < 3; i++)
    search(readSpec(TASKS["max(l) - min(l) + len(l)"]), new Effort(30_000, 60), SEARCH);
  const rows = [["wanted", "ours", "expressions/s", "naive", "expressions/s", "faster"]];
  const ratios = [];
  for (const [name, text] of Object.entries(TASKS)) {
    const spec = readSpec(text);
    const ours = timed((seconds) => {
      let first;
      const effort = new Effort(Number.POSITIVE_INFINITY, seconds, () => first !== undefined);
      search(spec, effort, {
        ...SEARCH,
        onSolution: () => (first ??= effort.evaluations),
      });
      return { found: first !== undefined, evaluations: first ?? effort.evaluations };
    });
    const theirs = timed((seconds) => naive(spec, seconds));
    const ratio = theirs.seconds / ours.seconds;
    ratios.push(ratio);
    const rate = ({ evaluations, seconds }) => `${Math.round(evaluations / seconds / 1000)} k`;
    const time = ({ found, seconds }) => (found ? `${seconds.toFixed(3)} s` : `> ${seconds.toFixed(0)} s`);
    rows.push([
      name,
      time(ours),
      rate(ours),
      time(theirs),
      rate(theirs),
      `${theirs.found ? "" : "> "}${ratio.toFixed(0)}×`,
    ]);
  }
  table(rows);
  const geometric = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  console.log(
    `\ngeometric mean: ${geometric.toFixed(0)} times faster, where the naive enumerator was given ${LIMIT_SECONDS} s at most`,
  );
}

function timed(run) {
  const before = process.cpuUsage();
  const result = run(LIMIT_SECONDS);
  const { user, system } = process.cpuUsage(before);
  return { ...result, seconds: (user + system) / 1e6 };
}
