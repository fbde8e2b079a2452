import { AssayError, nearest } from "../../../core/errors.ts";
import { loadFromRoom } from "../../../core/room.ts";
import type { Budget, Strategy } from "../../../core/strategy.ts";
import { readJsonLines } from "../../../files/jsonl.ts";
import type { FromStrategy } from "../../../run/plan.ts";
import { modelNamed, readConfig } from "./config.ts";
import { room } from "./options.ts";

/** The options with which a command names a model and a strategy. */
export interface SolverOptions {
  model?: string;
  person?: string;
  baseUrl?: string;
  family?: string;
  strategy: string;
  set: string[];
  budget: Budget;
}

/** Model, strategy and its options from the command line; `fallback` is the model when none is named. */
export async function solverOf(
  options: SolverOptions,
  samples: number,
  fallback?: string,
): Promise<FromStrategy> {
  const typed = options.model ?? process.env.ASSAY_MODEL ?? fallback;
  if (!typed) {
    throw new AssayError("NO_MODEL", "no model named", {
      where: "--model",
      fix: 'name one, e.g. --model openai/NAME (see "assay list models"), or set ASSAY_MODEL',
    });
  }
  // The plan holds the name behind an alias, so that it means the same elsewhere and later.
  const model = modelNamed(typed, readConfig());
  const strategy = await loadFromRoom<Strategy>(room("strategies"), "strategy", options.strategy);
  return {
    kind: "strategy",
    strategy: strategy.id,
    options: strategySettings(strategy, await Promise.all(options.set.map(withFile))),
    model,
    modelOptions: {
      ...(options.baseUrl ? { baseUrl: options.baseUrl } : {}),
      ...(options.family ? { family: options.family } : {}),
    },
    ...(options.person !== undefined && { person: modelNamed(options.person, readConfig()) }),
    samples,
    budget: options.budget,
  };
}

/** `shots=@pool.jsonl` → `shots=[…]`: the values in a JSON Lines file, so that the plan holds them. */
async function withFile(item: string): Promise<string> {
  const [, name, path] = /^([^=]+)=@(.+)$/s.exec(item) ?? [];
  if (path === undefined) return item;
  const values: unknown[] = [];
  for await (const { value } of readJsonLines(path)) values.push(value);
  return `${name}=${JSON.stringify(values)}`;
}

/** `["samples=20"]` → the strategy's options with these changed; each keeps the type of its default; others are JSON or text. */
export function strategySettings(
  strategy: Pick<Strategy, "id" | "options">,
  set: string[],
): Record<string, unknown> {
  const settings: Record<string, unknown> = { ...strategy.options };
  for (const item of set) {
    const split = item.indexOf("=");
    const name = split < 0 ? item : item.slice(0, split);
    const typed = split < 0 ? "" : item.slice(split + 1);
    const bad = (what: string, fix: string) =>
      new AssayError("BAD_VALUE", what, { where: `--set ${item}`, fix });
    if (!Object.hasOwn(settings, name)) {
      const known = Object.keys(settings);
      const guess = nearest(name, known);
      const fix = guess ? `did you mean "${guess}"?` : `known: ${known.join(", ") || "none"}`;
      throw bad(`${strategy.id} has no option "${name}"`, fix);
    }
    const preset = settings[name];
    if (typeof preset === "number") {
      if (typed.trim() === "" || !Number.isFinite(Number(typed)))
        throw bad("not a number", `e.g. ${name}=${preset}`);
      settings[name] = Number(typed);
    } else if (typeof preset === "boolean") {
      if (typed !== "true" && typed !== "false") throw bad("not true or false", `e.g. ${name}=${preset}`);
      settings[name] = typed === "true";
    } else settings[name] = typeof preset === "string" ? typed : jsonOrText(typed);
  }
  return settings;
}

function jsonOrText(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}
