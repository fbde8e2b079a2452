import { z } from "zod";
import { sqlReward } from "../benchmarks/intercode/sql-reward.ts";
import type { Observation, Session } from "../core/session.ts";
import type { Json } from "../core/task.ts";
import { inWindow } from "../run/window.ts";
import { Episode, type Replayed } from "./intercode/episodes.ts";
import { episodeRows, type RecordedEpisodes } from "./intercode/rows.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction, ReproductionPorts } from "./reproduction/reproduction.ts";

const Question = z.object({ db: z.string(), gold: z.string(), query: z.string() });
const Database = z.object({ db: z.string(), statements: z.array(z.string()) });

type Run = RecordedEpisodes & { file: string; react?: true };

const FILES: Run[] = [
  { name: "GPT-4, 1 turn", file: "gpt4_1turn", published: { solved: 94, episodes: 1034 }, tolerance: 1 },
  { name: "GPT-3.5, 1 turn", file: "gpt35_1turn", published: { solved: 109, episodes: 1034 }, tolerance: 1 },
  {
    name: "GPT-3.5, 1 turn, with schema",
    file: "gpt35_1turn_handicap",
    published: { solved: 740, episodes: 1034 },
    tolerance: 3,
  },
  { name: "GPT-4, 10 turns", file: "gpt4_10turns", published: { solved: 762, episodes: 1034 }, tolerance: 3 },
  {
    name: "GPT-3.5, ReAct",
    file: "gpt35_react",
    published: { solved: 607, episodes: 1034 },
    tolerance: 3,
    react: true,
  },
];

/** The databases are small; a query without a join condition is not. */
const LIMITS = { cpuSeconds: 20, idleSeconds: 20, outputBytes: 8 * 1024 ** 2 };

/**
 * InterCode-SQL: recorded agents on Spider's development set. They ran under MySQL; here under SQLite, with text that
 * compares without regard to case, as MySQL's does.
 */
const intercodeSql: Reproduction = {
  id: "intercode-sql",
  title: "InterCode-SQL, recorded episodes",
  paper: "Yang et al. 2023, arXiv 2306.14898, table 3",
  async *rows(ports) {
    const read = <Row>(file: string, schema: z.ZodType<Row>) =>
      recordedRows(`intercode-sql/${file}.jsonl.gz`, schema, ports.data);
    const questions = await read("spider_dev", Question);
    const databases = new Map(
      (await read("spider_databases_sql", Database)).map((one) => [one.db, one.statements]),
    );
    const files = [];
    const runs = await recordedRuns<Run, Episode>(
      FILES,
      {
        folder: /^intercode-sql/,
        file: /(.+?)_(\d+turns?|react|plan_solve).*/,
        row: Episode,
        other: ({ name, match }) => ({
          name: name.replaceAll("_", " "),
          file: name,
          tolerance: 3,
          ...(match[2] === "react" && { react: true }),
        }),
      },
      ports,
    );
    for (const { rows, ...about } of runs) {
      const episodes = sampled(rows, ports.limit ?? Number.POSITIVE_INFINITY, `${ports.seed} ${about.file}`);
      files.push({ ...about, episodes });
    }
    const byDatabase = new Map<string, { file: string; react: boolean; episode: Episode; gold: string }[]>();
    for (const { file, react = false, episodes } of files) {
      for (const episode of episodes) {
        const { db, gold } = questions[episode.task_id]!;
        byDatabase.set(db, [...(byDatabase.get(db) ?? []), { file, react, episode, gold }]);
      }
    }
    const replayed = new Map<string, Replayed[]>(files.map(({ file }) => [file, []]));
    const items = files.reduce((sum, { episodes }) => sum + episodes.length, 0);
    let done = 0;
    const work = inWindow(byDatabase, ports.sandbox.workers, ports.signal, async ([db, wanted]) => {
      const world = await World.open(ports, databases.get(db) ?? []);
      try {
        for (const { file, react, episode, gold } of wanted) {
          replayed.get(file)!.push(await world.replay(episode, gold, react));
          ports.onProgress({ done: ++done, items });
        }
      } finally {
        await world.close();
      }
    });
    for await (const _ of work);
    for (const about of files) yield* episodeRows(about, replayed.get(about.file)!, ports);
  },
};

/** One database in a session. Its initial state is a snapshot: an action that may have changed it is undone. */
class World {
  readonly #session: Session;
  readonly #fresh: string;
  readonly #known = new Map<string, Observation>();

  constructor(session: Session, fresh: string) {
    this.#session = session;
    this.#fresh = fresh;
  }

  static async open({ sandbox }: ReproductionPorts, statements: string[]): Promise<World> {
    const session = await sandbox.open({ language: "sqlite", limits: LIMITS });
    for (const statement of statements) await session.step(asInMysql(statement));
    return new World(session, await session.snapshot());
  }

  async replay(episode: Episode, gold: string, react: boolean): Promise<Replayed> {
    const expected = rowsOf(await this.#read(gold)) ?? [];
    const rewards: number[] = [];
    const reasons: (string | undefined)[] = [];
    let changed = false;
    let last: Observation | undefined;
    for (const [turn, written] of episode.actions.entries()) {
      const action = react ? (/execute\[(.*)\]/s.exec(written)?.[1] ?? written) : written;
      const submits = react && written === "submit";
      if (!submits) {
        changed ||= !/^\s*(select|show|desc|explain|with)\b/i.test(action);
        last = changed ? await this.#session.step(action) : await this.#read(action);
      }
      // A ReAct episode is rewarded once, for what it saw last before it submitted.
      rewards.push(react && !submits ? 0 : sqlReward(last ? rowsOf(last) : null, expected));
      reasons.push(reasonOf(episode.observations[turn] ?? "", last));
    }
    if (changed) await this.#session.restore(this.#fresh);
    return { episode, rewards, reasons };
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  /** A query on the fresh database, done once. */
  async #read(query: string): Promise<Observation> {
    let known = this.#known.get(query);
    if (!known) {
      known = await this.#session.step(query);
      this.#known.set(query, known);
    }
    return known;
  }
}

/** MySQL's usual collation does not tell upper from lower case. */
function asInMysql(statement: string): string {
  if (!/^\s*create table/i.test(statement)) return statement;
  return statement.replace(/(`\w+`) (text|varchar\(\d+\)|char\(\d+\))/gi, "$1 $2 COLLATE NOCASE");
}

function rowsOf({ value, error }: Observation): Json[] | null {
  return error === null && value ? ((value as { rows: Json[] }).rows as Json[]) : null;
}

function reasonOf(recorded: string, ours: Observation | undefined): string | undefined {
  const refused = recorded.startsWith("Error executing query");
  if (ours?.outcome !== "done") return "out of time here";
  if (refused && ours.error === null) {
    return /only_full_group_by|GROUP BY/i.test(recorded)
      ? "MySQL refused a loose GROUP BY"
      : "MySQL refused the query";
  }
  if (!refused && ours.error !== null) return "SQLite refused the query";
  return alike(recorded, ours.value)
    ? "the reference query gave other rows in MySQL"
    : "the query gave other rows in MySQL";
}

/** Whether a record of rows, cut and in Python's writing, shows the rows that we got. */
function alike(recorded: string, value: Json | undefined): boolean {
  const plain = (text: string) => text.replace(/Decimal|None|null|[^\p{L}\p{N}]/gu, "");
  const ours = plain(JSON.stringify((value as { rows: Json[] } | undefined)?.rows ?? []));
  const theirs = plain(recorded);
  return ours.startsWith(theirs.slice(0, 500)) && (theirs.length >= 400 || ours.length === theirs.length);
}

export default intercodeSql;
