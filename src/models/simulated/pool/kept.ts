import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOf } from "../../../core/hash.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Sandbox } from "../../../core/sandbox.ts";
import { writeAtomically } from "../../../files/atomic.ts";
import { cacheFolder } from "../../../files/cache.ts";
import { buildPool, type Pool } from "./pool.ts";

/** Changed whenever the same problem would get another pool. */
const VERSION = 3;

/** The pool of a problem, from the cache folder when it was built before. A cache that cannot be written is no error. */
export async function keptPool(problem: Problem & { reference: string }, sandbox: Sandbox): Promise<Pool> {
  const folder = join(cacheFolder(), "simulated");
  const { task, suite, reference } = problem;
  const path = join(folder, `${hashOf([VERSION, { ...task, id: "" }, suite, reference])}.json`);
  const known = await readFile(path, "utf8").catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as Pool;
  const pool = await buildPool(problem, sandbox);
  await mkdir(folder, { recursive: true })
    .then(() => writeAtomically(path, JSON.stringify(pool)))
    .catch(() => {});
  return pool;
}
