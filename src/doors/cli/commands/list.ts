import { AssayError, nearest } from "../../../core/errors.ts";
import type { Family } from "../../../core/family.ts";
import { loadRoom } from "../../../core/room.ts";
import type { CliCommand } from "../program/command.ts";
import { option, room } from "../program/options.ts";
import { familyRow } from "../show/family.ts";
import { tableText } from "../show/table.ts";

type Entry = Record<string, unknown> & { id: string; title: string };

interface List {
  noun: string;
  fields: string[];
  table: string[];
  /** A table's row, where it is more than the entry's fields. */
  row?(entry: Entry): string[];
}

/** Each list: the fields of its room's files that are plain data. The first field heads the table. */
const LISTS: Record<string, List> = {
  strategies: {
    noun: "strategy",
    fields: ["id", "title", "paper", "calls", "needs", "options"],
    table: ["id", "paper", "asks, in order", "needs"],
    row: ({ id, paper, calls, needs }) => [
      id,
      cut(/^[^;]*?arXiv [\d.]+/.exec(String(paper))?.[0] ?? String(paper)),
      cut(String(calls ?? "")),
      ((needs as string[] | undefined) ?? []).join(", "),
    ],
  },
  benchmarks: {
    noun: "benchmark",
    fields: ["id", "title", "paper", "language", "source"],
    table: ["id", "title", "language"],
  },
  metrics: { noun: "metric", fields: ["id", "title", "paper"], table: ["id", "title", "paper"] },
  rewards: {
    noun: "reward",
    fields: ["id", "title", "paper", "needs", "options"],
    table: ["id", "title", "needs"],
    row: ({ id, title, needs }) => [id, title, (needs as string[]).join(", ")],
  },
  selectors: {
    noun: "selector",
    fields: ["id", "title", "paper", "options"],
    table: ["id", "title", "paper"],
  },
  studies: { noun: "study", fields: ["id", "title", "paper", "runs"], table: ["id", "title", "paper"] },
  languages: {
    noun: "language",
    fields: ["id", "title", "aliases", "extension"],
    table: ["id", "title", "extension", "aliases"],
  },
  models: { noun: "model", fields: ["id", "title", "usage"], table: ["usage", "title"] },
  families: {
    noun: "model family",
    fields: ["id", "title", "paper", "source", "special", "variants"],
    table: ["id", "models", "chats", "fills gaps", "context", "licence"],
    row: (entry) => familyRow(entry as unknown as Family),
  },
};

const command: CliCommand<{ json?: boolean }> = {
  name: "list",
  summary: "What is built in",
  arguments: [{ name: "<what>", help: Object.keys(LISTS).join(", "), values: () => Object.keys(LISTS) }],
  options: [option.json],
  examples: [
    ["list strategies", "the methods, each with its paper"],
    ["list benchmarks --json", "with source addresses and licences"],
    ["list families", "models whose prompts we can write, with context and licence"],
  ],
  async action({ args, options, screen }) {
    const [what = ""] = args;
    const list = LISTS[what];
    if (!list) {
      const guess = nearest(what, Object.keys(LISTS));
      throw new AssayError("UNKNOWN_NAME", `there is no list of "${what}"`, {
        fix: guess ? `did you mean "${guess}"?` : `known: ${Object.keys(LISTS).join(", ")}`,
      });
    }
    const entries = await loadRoom<Entry>(room(what), list.noun);
    if (options.json) screen.json(entries.map((entry) => pick(entry, list.fields)));
    else {
      const rows = entries.map(
        (entry) => list.row?.(entry) ?? list.table.map((field) => String(entry[field] ?? "")),
      );
      screen.out(tableText(screen, list.table, rows));
    }
    return 0;
  },
};

/** A row stays on one line of a usual terminal; `--json` has the whole. */
function cut(text: string, most = 44): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function pick(entry: Entry, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => field in entry).map((field) => [field, entry[field]]));
}

export default command;
