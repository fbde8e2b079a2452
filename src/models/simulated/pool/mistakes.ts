import edit, { areApart } from "../../../code/edit.ts";
import mutate, { type Mutant } from "../../../code/mutate.ts";
import { hashOf } from "../../../core/hash.ts";
import { judgeAnswer, type Problem } from "../../../core/problem.ts";
import { seededRandom } from "../../../core/random.ts";
import type { Sandbox } from "../../../core/sandbox.ts";
import { observe } from "./observe.ts";

/** Mistakes kept of each kind. More would hardly ever be drawn. */
const SUBTLE = 10;
const CRUDE = 6;
/** Mutants looked at, and how many of those carry two mistakes. */
const MUTANTS = 100;
const DOUBLE = 20;
/** Mutants judged at once. */
const ABREAST = 4;

/**
 * Wrong programs for a problem: mutants of its reference that fail the hidden tests, each with another behaviour on
 * the inputs. The subtle ones agree with the reference as often as possible, the crude ones as seldom; two do not run
 * at all. Mutants that never end are left out: they would cost more time than
 * all others together.
 */
export async function findMistakes(
  problem: Problem & { reference: string },
  inputs: readonly string[],
  sandbox: Sandbox,
): Promise<{ subtle: string[]; crude: string[]; broken: string[] }> {
  const { task, reference } = problem;
  const texts = await mutantsOf(problem);
  const on = { entry: task.entry ?? "", inputs, language: task.language };
  const rows = await observe([reference, ...texts], on, sandbox);
  const right = rows?.[0] ?? [];
  const seen = new Set([JSON.stringify(right)]);
  const found: { text: string; agreement: number }[] = [];
  const alike: string[] = [];
  for (const [index, text] of texts.entries()) {
    const row = rows?.[index + 1];
    const own = row ? JSON.stringify(row) : text;
    if (row?.includes("!timeout")) continue;
    if (row && own === JSON.stringify(right)) alike.push(text);
    else if (!seen.has(own)) found.push({ text, agreement: agreement(row, right) });
    seen.add(own);
  }
  found.sort((a, b) => b.agreement - a.agreement);
  // First a few that the inputs cannot tell from the reference; the hidden tests may.
  const near = [...alike.slice(0, ABREAST), ...found.map(({ text }) => text)];
  const subtle = await firstWrong(problem, near, SUBTLE, sandbox);
  const far = found.reverse().map(({ text }) => text);
  const crude = await firstWrong(
    problem,
    far.filter((text) => !subtle.includes(text)),
    CRUDE,
    sandbox,
  );
  const broken = await firstWrong(problem, unloadable(problem), 2, sandbox);
  return { subtle, crude, broken };
}

function agreement(row: readonly string[] | undefined, right: readonly string[]): number {
  return (row ?? []).filter((answer, index) => answer === right[index]).length;
}

/** Mutants in an order that mixes the kinds of mistake; the starter, which every answer keeps, is left as it is. */
async function mutantsOf({ task, reference }: Problem & { reference: string }): Promise<string[]> {
  const { starter = "" } = task;
  const kept = reference.startsWith(starter) ? starter.length : 0;
  const random = seededRandom(hashOf(["mutants", reference]));
  const all = (await mutate(reference, task.language)).filter(({ edits }) =>
    edits.every(({ start }) => start >= kept),
  );
  const shuffled = all.map((mutant) => ({ mutant, place: random() })).sort((a, b) => a.place - b.place);
  const kinds = new Map<string, number>();
  const ranked = shuffled.map(({ mutant }) => {
    const rank = kinds.get(mutant.mutation) ?? 0;
    kinds.set(mutant.mutation, rank + 1);
    return { mutant, rank };
  });
  const singles = ranked.sort((a, b) => a.rank - b.rank).map(({ mutant }) => mutant);
  const doubles: string[] = [];
  for (let tries = 0; doubles.length < DOUBLE && tries < 4 * DOUBLE; tries++) {
    const [a, b] = [0, 1].map(() => singles[Math.floor(random() * singles.length)]) as [Mutant, Mutant];
    if (a && b && areApart(a.edits, b.edits)) doubles.push(edit(reference, [...a.edits, ...b.edits]));
  }
  return [...singles.slice(0, MUTANTS - doubles.length).map(({ program }) => program), ...doubles];
}

/** A reply that ends in the middle, and a name that is misspelt. */
function unloadable({ task, reference }: Problem & { reference: string }): string[] {
  const kept = reference.startsWith(task.starter ?? "") ? (task.starter ?? "").length : 0;
  const half = reference.slice(0, kept + Math.ceil((reference.length - kept) * 0.6)).replace(/\s*\w*$/, " (");
  const misspelt = task.entry ? reference.replaceAll(task.entry, `${task.entry}_`) : `${reference}\n)`;
  return [half, misspelt];
}

async function firstWrong(
  problem: Problem,
  programs: readonly string[],
  count: number,
  sandbox: Sandbox,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let at = 0; at < programs.length && wrong.length < count; at += ABREAST) {
    const some = programs.slice(at, at + ABREAST);
    const limits = { cpuSeconds: Math.min(problem.suite.limits?.cpuSeconds ?? 1, 1) };
    const verdicts = await Promise.all(
      some.map((program) => judgeAnswer(problem, program, sandbox, { limits, all: false })),
    );
    verdicts.forEach((verdict, index) => {
      const slow = verdict.checks.some(({ outcome }) => outcome === "timeout" || outcome === "memory");
      if (!verdict.pass && !slow && wrong.length < count) wrong.push(some[index]!);
    });
  }
  return wrong;
}
