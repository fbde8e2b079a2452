import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AssayError } from "../../core/errors.ts";
import { writeAtomically } from "../../files/atomic.ts";
import { processIsAlive, processStart } from "../journal/process.ts";
import { type Account, type AccountStore, emptyAccount } from "./account.ts";

/** A lock this old belongs to nobody: an update takes milliseconds. */
const STALE_LOCK_MS = 30_000;

/** The file of one day's spend, in the user's state folder (XDG base directories). */
export function ledgerFile(day = new Date(), environment = process.env): string {
  const state = environment.XDG_STATE_HOME || join(homedir(), ".local", "state");
  const pad = (value: number) => String(value).padStart(2, "0");
  const date = `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
  return join(state, "assay", `spent-${date}.json`);
}

/**
 * An account in a small file that all processes of a user share, changed under a lock. Holds of processes that have
 * died are let go. It counts money and no more: no prompts, no keys.
 */
export function fileAccount(path: string): AccountStore {
  const owner = { pid: process.pid, start: processStart(process.pid) };
  const unusable = (cause: unknown) =>
    new AssayError("LEDGER_BROKEN", `the day's spend cannot be kept: ${(cause as Error).message}`, {
      where: path,
      fix: "repair or remove the file",
      cause,
    });
  return {
    shared: true,
    owner,
    async update(change) {
      let unlock: () => void;
      try {
        unlock = await lock(`${path}.lock`);
      } catch (cause) {
        throw unusable(cause);
      }
      try {
        let account: Account;
        try {
          account = read(path);
        } catch (cause) {
          throw unusable(cause);
        }
        const result = change(account);
        await writeAtomically(path, `${JSON.stringify(account)}\n`);
        return result;
      } finally {
        unlock();
      }
    },
  };
}

function read(path: string): Account {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return emptyAccount();
    throw error;
  }
  const account = JSON.parse(text) as Account;
  const sound = [account.calls, account.tokens, account.usd].every(
    (value) => typeof value === "number" && value >= 0,
  );
  if (!sound) throw new Error("it holds no sums");
  const alive = Object.entries(account.holds ?? {}).filter(([, { pid = 0, start }]) =>
    processIsAlive(pid, start),
  );
  return { ...account, holds: Object.fromEntries(alive) };
}

/** A file that only one can make. Returns what removes it. */
async function lock(path: string): Promise<() => void> {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    if (isStale(path)) rmSync(path, { force: true });
    else await sleep(5 + Math.random() * 10);
  }
}

function isStale(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    const age = Date.now() - statSync(path).mtimeMs;
    return age > STALE_LOCK_MS || (pid > 0 && !processIsAlive(pid));
  } catch {
    return false;
  }
}
