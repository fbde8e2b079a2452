import { structuredPatch } from "diff";
import type { Ask, Reply } from "../../../core/model.ts";
import type { GridRequest, GridResult } from "../../../core/sandbox.ts";
import type { Candidate } from "../../../core/task.ts";
import { type Outcome, outcomeOf, type Verdict } from "../../../core/verdict.ts";
import type { Account, Happening } from "../../../run/replay.ts";
import { type CodeLines, highlighted } from "../highlight.ts";
import { cut } from "../runs/sample-view.ts";

/** Characters of a prompt or a reply that are shown, and candidates whose texts are. */
const TEXT = 8_000;
const CANDIDATES = 200;
const GRID_TESTS = 120;

export interface TraceStepView {
  kind: Happening["step"]["kind"];
  what: string;
  told: string;
  at: number;
  seconds: number;
  tokens?: { prompt: number; completion: number };
  usd?: number | null;
  /** What was asked, and what was answered. */
  asked?: string;
  replies?: string[];
}

/** A line of a diff: kept, added or taken away. */
export type DiffLine = [kind: " " | "+" | "-" | "@", text: string];

export interface CandidateView {
  id: string;
  parent: string | null;
  code: CodeLines;
  /** Against its parent's text. */
  diff: DiffLine[] | null;
  /** The last check of it: its outcome, and the share of tests passed. */
  outcome: Outcome | null;
  score: number | null;
  told: string | null;
  isAnswer: boolean;
}

/** Which candidates pass which generated tests; `sets` are the groups that agree on all of them. */
export interface GridView {
  tests: string[];
  rows: { ids: string[]; passes: string; set: number }[];
  /** Programs in each set, and how many tests they pass: CodeT scores √programs × tests. */
  sets: { programs: number; tests: number }[];
  /** Tests beyond those shown. */
  more: number;
}

export interface TraceView {
  strategy: string;
  steps: TraceStepView[];
  candidates: CandidateView[];
  grids: GridView[];
  tokens: { prompt: number; completion: number };
  /** Why the answer is the answer, in a sentence. */
  why: string;
  answer: string | null;
}

/** An account of an attempt as a page shows it. */
export async function traceView(account: Account, strategy: string, language: string): Promise<TraceView> {
  const { happenings, story } = account;
  const steps = happenings.map(stepView);
  const candidates = await candidatesOf(account, language);
  const tokens = { prompt: 0, completion: 0 };
  for (const step of steps) {
    tokens.prompt += step.tokens?.prompt ?? 0;
    tokens.completion += step.tokens?.completion ?? 0;
  }
  const names = namesOf(account);
  const grids = happenings
    .filter(({ step }) => step.kind === "grid")
    .map((happening) => gridView(happening, names));
  const answer = story?.answer ?? null;
  return { strategy, steps, candidates, grids, tokens, why: whyText(account, grids.at(-1)), answer };
}

/** Ids of the candidates that have a text, by that text. */
function namesOf({ happenings }: Account): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { step, of } of happenings) {
    if (step.kind !== "offer") continue;
    const { id, text } = of as Candidate;
    names.set(text, [...(names.get(text) ?? []), id]);
  }
  return names;
}

function stepView({ step, of, value }: Happening): TraceStepView {
  const { kind, what, told = "", at, seconds } = step;
  if (kind !== "ask") return { kind, what, told, at, seconds };
  const { ask } = of as { ask: Ask };
  const replies = value as Reply[];
  const sum = (pick: (reply: Reply) => number) => replies.reduce((total, reply) => total + pick(reply), 0);
  const unknown = replies.some(({ cost }) => cost === null);
  return {
    ...{ kind, what, told, at, seconds },
    tokens: {
      prompt: sum(({ tokens }) => tokens.prompt),
      completion: sum(({ tokens }) => tokens.completion),
    },
    usd: unknown ? null : sum(({ cost }) => cost ?? 0),
    asked: cut(askText(ask), TEXT),
    replies: replies.map(({ text }) => cut(text, TEXT)),
  };
}

function askText({ messages, prompt, infill }: Ask): string {
  if (messages) return messages.map(({ role, content }) => `${role}: ${content}`).join("\n\n");
  return prompt ?? `${infill?.prefix ?? ""}⟨to be filled in⟩${infill?.suffix ?? ""}`;
}

async function candidatesOf({ happenings, story }: Account, language: string): Promise<CandidateView[]> {
  const offered = new Map<string, Candidate>();
  const checked = new Map<string, Happening>();
  for (const happening of happenings) {
    const { step, of } = happening;
    if (step.kind === "offer") offered.set(step.what, of as Candidate);
    else if (step.kind === "check") {
      checked.set(step.what, happening);
      // A candidate may be run without being offered.
      const program = (of as { program: string }).program;
      if (!offered.has(step.what)) offered.set(step.what, { id: step.what, text: program });
    }
  }
  const shown = [...offered.values()].slice(0, CANDIDATES);
  return Promise.all(
    shown.map(async ({ id, text, parent }) => {
      const check = checked.get(id);
      const verdict = check?.value as Verdict | undefined;
      const before = parent === undefined ? undefined : offered.get(parent)?.text;
      return {
        id,
        parent: parent ?? null,
        code: await highlighted(cut(text, 4 * TEXT), language),
        diff: before === undefined ? null : diffOf(before, text),
        outcome: verdict ? outcomeOf(verdict) : null,
        score: verdict?.score ?? null,
        told: check?.step.told ?? null,
        isAnswer: story?.answer === id,
      };
    }),
  );
}

/** The lines that differ, each with three lines around it. */
export function diffOf(before: string, after: string): DiffLine[] {
  const end = (text: string) => (text.endsWith("\n") ? text : `${text}\n`);
  const options = { context: 3, timeout: 500 };
  const patch = structuredPatch("", "", end(before), end(after), undefined, undefined, options);
  if (!patch) return [["@", "too different to compare"]];
  return patch.hunks.flatMap(({ oldStart, newStart, lines }): DiffLine[] => [
    ["@", `line ${oldStart} → ${newStart}`],
    ...lines
      .filter((line) => !line.startsWith("\\"))
      .map((line): DiffLine => [line[0] as " " | "+" | "-", line.slice(1)]),
  ]);
}

/** Programs that pass exactly the same tests form a set (CodeT, section 3.2), best set first. */
export function gridView(
  { of, value }: Pick<Happening, "of" | "value">,
  names: ReadonlyMap<string, string[]> = new Map(),
): GridView {
  const { programs, tests } = of as GridRequest;
  const { rows } = value as GridResult;
  const passes = rows.map((row) => row.passes.map((pass) => (pass ? "1" : "0")).join(""));
  const groups = new Map<string, number[]>();
  for (const [row, text] of passes.entries()) groups.set(text, [...(groups.get(text) ?? []), row]);
  const passed = (text: string) => text.replaceAll("0", "").length;
  const score = ([text, members]: [string, number[]]) => Math.sqrt(members.length) * passed(text);
  const ordered = [...groups].sort((a, b) => score(b) - score(a));
  return {
    tests: tests.slice(0, GRID_TESTS).map((test) => cut(test.trim(), 200)),
    rows: ordered.flatMap(([text, members], set) =>
      members.map((row) => ({
        ids: names.get(programs[row]!) ?? [`program ${row + 1}`],
        passes: text.slice(0, GRID_TESTS),
        set,
      })),
    ),
    sets: ordered.map(([text, members]) => ({ programs: members.length, tests: passed(text) })),
    more: Math.max(0, tests.length - GRID_TESTS),
  };
}

function whyText({ story, incomplete }: Account, grid: GridView | undefined): string {
  if (!story) return `The journal tells no end: ${incomplete}.`;
  const { answer, score, by, stopped } = story;
  if (answer === null) return `No answer: ${stopped ?? "nothing was offered"}.`;
  const evidence =
    score === null
      ? "it was never run on the visible tests"
      : score === 1
        ? "it passes every visible test"
        : `it passes ${Math.round(score * 100)} % of the visible tests`;
  const why =
    by === "strategy"
      ? "the strategy ranked it first"
      : `the best so far when the attempt ended (${stopped ?? "early"})`;
  const row = grid?.rows.find(({ ids }) => ids.includes(answer));
  const set = row && grid?.sets[row.set];
  const agreed = set
    ? ` It is one of ${set.programs} programs that pass the same ${set.tests} of ${grid.tests.length + grid.more} generated tests.`
    : "";
  return `${answer} is the answer: ${why}; ${evidence}.${agreed}`;
}
