import { readFileSync } from "node:fs";
import { AssayError } from "../../core/errors.ts";
import { canonicalJson } from "../../core/hash.ts";
import { writeAtomically } from "../../files/atomic.ts";
import type { Plan } from "../plan.ts";

/**
 * Writes a new run's plan, or checks that the folder's run has the same one: mixing two plans in one folder
 * would give numbers that belong to neither.
 */
export async function settlePlan(path: string, plan: Plan): Promise<void> {
  const ours: unknown = JSON.parse(JSON.stringify(plan));
  let theirs = read(path);
  if (theirs === undefined) {
    await writeAtomically(path, `${JSON.stringify(ours, null, 2)}\n`);
    // Another process may have begun another run here at the same moment.
    theirs = read(path);
  }
  const field = differingField(theirs, ours);
  if (field === undefined) return;
  const [was, is] = [theirs, ours].map((value) => canonicalJson(at(value, field)) ?? "nothing");
  throw new AssayError("PLAN_DIFFERS", `this folder holds a run with ${field} = ${was}, not ${is}`, {
    where: path,
    fix: "resume it as it was, or choose another folder",
  });
}

/** The dotted path of the first field in which two JSON values differ, e.g. `from.model`. */
export function differingField(a: unknown, b: unknown, path: string[] = []): string | undefined {
  if (canonicalJson(a) === canonicalJson(b)) return undefined;
  if (!isObject(a) || !isObject(b)) return path.join(".");
  for (const name of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) {
    const field = differingField(a[name], b[name], [...path, name]);
    if (field !== undefined) return field;
  }
  return undefined;
}

function at(value: unknown, path: string): unknown {
  return path.split(".").reduce((inner, name) => (isObject(inner) ? inner[name] : inner), value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AssayError("PLAN_BROKEN", "the run's plan is not JSON", {
      where: path,
      fix: "restore it, or choose another folder",
      cause,
    });
  }
}
