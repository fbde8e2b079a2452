import picocolors from "picocolors";
import { runCommand } from "../../../src/doors/cli/program/program.ts";
import type { Screen } from "../../../src/doors/cli/program/screen.ts";

/** A screen that keeps what is written; no colours. */
export function fakeScreen(changes: Partial<Screen> = {}) {
  const out: string[] = [];
  const notes: string[] = [];
  const color = picocolors.createColors(false);
  const screen: Screen = {
    raw: (text) => void out.push(text),
    out: (text) => void out.push(text),
    json: (value) => void out.push(JSON.stringify(value)),
    note: (text) => void notes.push(text),
    live: (text) => void notes.push(text),
    input: async () => "",
    isLive: false,
    columns: 80,
    color,
    noteColor: color,
    ...changes,
  };
  return { screen, out, notes };
}

/** Runs a command line in this process. */
export async function assay(...words: string[]) {
  const { screen, out, notes } = fakeScreen();
  const code = await runCommand(words, { version: "1.2.3", screen, signal: new AbortController().signal });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}
