import edit, { type Edit } from "../code/edit.ts";
import fix, { changes } from "../code/fix.ts";
import parse from "../code/parse.ts";
import { hasGrammar } from "../code/tree/grammars.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import firstProgram from "../moves/first-program.ts";
import evolution from "../moves/search/evolution.ts";

export interface EvolutionarySearchOptions {
  /** Programs kept in each generation. The paper keeps 1000. */
  population: number;
  /** Changed programs made and run in each generation. */
  children: number;
  generations: number;
  /** Begun again from the best program so many times at most: a population gets stuck. */
  restarts: number;
  /** A parent is the fittest of so many drawn members. */
  tournament: number;
  /** A program may grow to so many times the first one's length. */
  growth: number;
  /** Tests of the funnel's first stage: only what passes all of them is run on the others. */
  proxy: number;
  /** Processor seconds for one program's tests. */
  cpuSeconds: number;
}

/**
 * Evolution of a program by small changes to its code, with no model in the loop: parents win tournaments, a child is one
 * of them with a statement, expression or constant inserted, deleted or changed. Fitness is the share of visible tests
 * passed, and never taken from the first stage alone for a program that passed it. What passes all is simplified:
 * statements that the search added are deleted if no test needs them. The warm start is the task's own program, else one
 * by the model.
 *
 * The published search rejects bad programs and duplicates by abstract execution; here changes that do not parse and
 * texts seen before are never run, and the funnel's first stage stands for the rest.
 * Calls: `program` ×1 unless the task brings its program.
 */
const evolutionarySearch: Strategy<EvolutionarySearchOptions> = {
  id: "evolutionary-search",
  title: "Evolutionary program search, with a funnel and simplification",
  paper: "Chen et al. 2023 (Lion), arXiv 2302.06675 (section 2)",
  calls: "program, and nothing for a task that brings its program",
  options: {
    population: 30,
    children: 30,
    generations: 10,
    restarts: 2,
    tournament: 5,
    growth: 2,
    proxy: 10,
    cpuSeconds: 0.5,
  },
  async solve(task, kit, options) {
    const first = await firstProgram(task, kit);
    if (task.tests.length === 0 || !hasGrammar(task.language)) return [first];
    const { population: size, restarts, ...settings } = options;
    const fitnessOf = fitness(task, kit, options);
    const children = offspring(task, kit, first.text.length * options.growth);
    let best = first;
    let found = [{ member: first, fitness: 0 }];
    for (let epoch = 0; epoch <= restarts && found[0]!.fitness < 1; epoch++) {
      const vary = (parents: { member: Candidate }[]) => children(parents[0]!.member);
      const how = { ...settings, size, vary, parents: 1, fitnessOf, enough: 1, random: () => kit.random() };
      found = await evolution([best], how);
      best = found[0]!.member;
    }
    const rest = found.map(({ member }) => member);
    if (found[0]!.fitness < 1 || best === first) return rest;
    const simple = await simplified(task, best, first, kit);
    return simple === best ? rest : [simple, ...rest];
  },
};

/** Share of the visible tests passed; of what fails in the first stage, the share that this stage shows. */
function fitness(task: Task, kit: Kit, { proxy, cpuSeconds }: EvolutionarySearchOptions) {
  const stage = task.tests.slice(0, proxy);
  const known = new Map<string, Promise<number>>();
  const measure = async (candidate: Candidate): Promise<number> => {
    const shown = await kit.check(candidate, stage, { cpuSeconds });
    if (!shown.pass) return (shown.score * stage.length) / task.tests.length;
    return (await kit.check(candidate)).score;
  };
  return (candidate: Candidate): Promise<number> => {
    const score = known.get(candidate.text) ?? measure(candidate);
    known.set(candidate.text, score);
    return score;
  };
}

/** Makes changed programs, one change each; null for what does not parse, was made before, or has grown too long. */
function offspring(task: Task, kit: Kit, longest: number): (parent: Candidate) => Promise<Candidate | null> {
  const known = new Map<string, Promise<Edit[][]>>();
  const seen = new Set<string>();
  return async (parent) => {
    // Drawn before anything is waited for, so that the order of draws is the same each time.
    const draw = kit.random();
    const all = known.get(parent.text) ?? changes(parent.text, task.language);
    known.set(parent.text, all);
    const edits = (await all)[Math.floor(draw * (await all).length)];
    const text = edits ? edit(parent.text, edits) : parent.text;
    if (text === parent.text || text.length > longest || seen.has(text)) return null;
    seen.add(text);
    if (await parse(text, task.language, (root) => root.hasError)) return null;
    const child = { id: `child/${seen.size}`, text, parent: parent.id };
    kit.offer(child);
    return child;
  };
}

/**
 * Deletes statements as long as all visible tests pass, but none that the first program has too: few tests show what those
 * are for.
 */
async function simplified(task: Task, candidate: Candidate, first: Candidate, kit: Kit): Promise<Candidate> {
  const own = linesOf(first.text);
  const had = linesOf(candidate.text);
  const fixes = await fix(candidate.text, task.language, ["remove"]);
  for (const { program } of fixes.filter((each) => each.program.length < candidate.text.length)) {
    const left = linesOf(program);
    const isOwn = ([line, count]: [string, number]) =>
      (left.get(line) ?? 0) < Math.min(count, had.get(line) ?? 0);
    if ([...own].some(isOwn)) continue;
    const simpler = { id: `${candidate.id}-simpler`, text: program, parent: candidate.id };
    if (!(await kit.check(simpler, task.tests, { untilFailure: true })).pass) continue;
    kit.offer(simpler);
    return simplified(task, simpler, first, kit);
  }
  return candidate;
}

/** How often each line stands in a text. */
function linesOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split("\n").map((each) => each.trim()))
    counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

export default evolutionarySearch;
