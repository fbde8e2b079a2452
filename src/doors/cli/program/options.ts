import { existsSync } from "node:fs";
import { keptNames } from "../../../benchmarks/own/kept.ts";
import { nearest } from "../../../core/errors.ts";
import { roomIds } from "../../../core/room.ts";
import type { Budget } from "../../../core/strategy.ts";
import type { SharedCap } from "../../../kit/purse.ts";
import type { CommandOption } from "./command.ts";

/** The folder of a room, from the place of this file. */
export function room(name: string): URL {
  return new URL(`../../../${name}/`, import.meta.url);
}

/** The ids of a room, to complete and to suggest; none when it has no file, as git keeps no empty folder. */
export function idsIn(name: string): string[] {
  return existsSync(room(name)) ? roomIds(room(name)) : [];
}

/** A whole number, at least `least`. */
export function wholeNumber(least: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed);
    if (!/^\d+$/.test(typed) || !Number.isSafeInteger(value) || value < least) {
      throw new Error(`a whole number from ${least}`);
    }
    return value;
  };
}

/** One of a few words; a near miss is named. */
export function oneOf(known: readonly string[]): (typed: string) => string {
  return (typed) => {
    if (known.includes(typed)) return typed;
    const guess = nearest(typed, known);
    throw new Error(`${known.join(", ")}${guess ? ` (did you mean "${guess}"?)` : ""}`);
  };
}

/** `1,10,100` → ascending, distinct values of k. */
export function kList(typed: string): number[] {
  const values = typed.split(",").map((part) => {
    if (!/^[1-9]\d{0,6}$/.test(part.trim()))
      throw new Error("whole numbers from 1, separated by commas: 1,10,100");
    return Number(part);
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

/** `a,b` → `["a", "b"]`. */
export function nameList(typed: string): string[] {
  const names = typed.split(",").map((name) => name.trim());
  if (names.includes("")) throw new Error("names separated by commas");
  return names;
}

const BUDGET_FIELDS = ["calls", "tokens", "usd", "seconds"] as const;

/** `calls=10,usd=0.5` → the budget of one attempt. */
export function budgetOf(typed: string): Budget {
  const budget: Budget = {};
  for (const part of typed.split(",")) {
    const [field = "", amount = ""] = part.split("=").map((side) => side.trim());
    const name = BUDGET_FIELDS.find((known) => known === field);
    const value = Number(amount);
    if (!name || amount === "" || !Number.isFinite(value) || value < 0) {
      throw new Error("limits such as calls=10,tokens=20000,usd=0.5,seconds=60");
    }
    budget[name] = value;
  }
  return budget;
}

/** `usd=5` → the cap that all attempts of a run share. */
export function runBudgetOf(typed: string): SharedCap {
  const { seconds, ...cap } = budgetOf(typed);
  if (seconds !== undefined) throw new Error("limits such as calls=1000,tokens=2000000,usd=5");
  return cap;
}

/** The isolations that can be asked for; completion offers them too. */
const isolationNames = () => ["auto", ...idsIn("sandboxes")];

/** An isolation's id, or `remote=URL`. */
function isolationOf(typed: string): string {
  return /^remote=./.test(typed) ? typed : oneOf(isolationNames())(typed);
}

/** Options of every command. */
export const commonOptions: CommandOption[] = [
  {
    flags: "--isolation <how>",
    help: `${isolationNames().join(", ")}; remote=URL is a server; none runs untrusted code as you and must be typed`,
    parse: isolationOf,
    preset: "auto",
    values: isolationNames,
  },
  {
    flags: "--workers <n>",
    help: "programs run at once (default: one for each core)",
    parse: wholeNumber(1),
  },
  { flags: "--seed <n>", help: "seed of every random choice", parse: wholeNumber(0), preset: 0 },
];

/** Options that several commands share, defined once so that they mean and say the same everywhere. */
export const option = {
  json: { flags: "--json", help: "print one JSON document and nothing else on standard output" },
  data: {
    flags: "--data <folder>",
    help: "folder searched for benchmark files before the cache and the network; may be repeated",
    many: true,
    preset: [],
  },
  k: { flags: "--k <list>", help: "values of k for pass@k", parse: kList },
  metric: {
    flags: "--metric <ids>",
    help: 'further metrics, separated by commas; see "assay list metrics"',
    parse: nameList,
    values: () => idsIn("metrics"),
  },
  limit: { flags: "--limit <n>", help: "only the first n tasks", parse: wholeNumber(1) },
  out: { flags: "--out <folder>", help: "new folder for the run's plan, records and report" },
  resume: {
    flags: "--resume <folder>",
    help: "go on with the run in this folder; nothing is paid for twice",
  },
  model: {
    flags: "--model <name>",
    help: 'PROVIDER/NAME, URL#NAME or an alias; see "assay list models" (default: $ASSAY_MODEL)',
  },
  person: {
    flags: "--person <name>",
    help: "who answers what a strategy asks a person: human/terminal, or a model that stands in",
  },
  baseUrl: { flags: "--base-url <url>", help: "address of an OpenAI-compatible server" },
  family: {
    flags: "--family <id>",
    help: 'write prompts as this model family wants them and send raw text; see "assay list families"',
    values: () => idsIn("families"),
  },
  strategy: {
    flags: "--strategy <id>",
    help: 'how candidates are made and chosen; see "assay list strategies"',
    preset: "direct",
    values: () => idsIn("strategies"),
  },
  set: {
    flags: "--set <name=value>",
    help: "an option of the strategy, a list from a JSON Lines file as name=@FILE; may be repeated",
    many: true,
    preset: [],
  },
  dryRun: {
    flags: "--dry-run",
    help: "forecast calls, tokens, cost and time with a simulated model; ask nobody",
  },
  profile: {
    flags: "--profile <id>",
    help: "the simulated programmer of a dry run (default: the nearest to the model)",
    values: () => idsIn("models/simulated/profiles"),
  },
  budget: {
    flags: "--budget <limits>",
    help: "limits of one attempt, e.g. calls=10,tokens=20000,usd=0.5,seconds=60",
    parse: budgetOf,
    preset: {},
  },
  runBudget: {
    flags: "--run-budget <limits>",
    help: "limits of the whole run, e.g. usd=5; passed by at most one call",
    parse: runBudgetOf,
  },
} satisfies Record<string, CommandOption>;

/** Ids of the benchmarks, for completion. */
export const benchmarkIds = () => [...idsIn("benchmarks"), ...keptNames()];
