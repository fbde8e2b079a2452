import type { GridTest } from "../../core/grid.ts";
import type { Kit } from "../../core/strategy.ts";
import type { Candidate, Task } from "../../core/task.ts";
import type { Verdict } from "../../core/verdict.ts";
import { answersOf } from "../../moves/answer-grid.ts";
import crossCheck from "../../moves/cross-check.ts";
import visibleScore from "../../moves/visible-score.ts";
import { BELIEFS, type Behaviour, posterior } from "../../selectors/posterior/behaviours.ts";

/** Programs that nothing run so far tells apart, with the probability that they are right. */
export interface Group extends Behaviour {
  /** In order of drawing. */
  programs: Candidate[];
  /** Of the visible tests, by one of the programs; null when there are none. */
  verdict: Verdict | null;
  /** By the model of `posterior`, not yet calibrated. */
  probability: number;
}

/** What running has shown: groups, likeliest first. */
export interface Standing {
  groups: Group[];
  /** Generated tests that compile, with how often each was written. */
  tests: GridTest[];
}

/** The programs of an attempt and what running them has shown: every distinct text runs once. */
export class Evidence {
  readonly #task: Task;
  readonly #inputs: readonly string[];
  readonly #kit: Kit;
  readonly #drawn: Candidate[] = [];
  readonly #seen = new Map<string, { verdict: Verdict | null; answers: readonly (string | null)[] | null }>();
  #tests: readonly string[] = [];
  #columns: GridTest[] = [];
  readonly #rows = new Map<string, boolean[]>();

  /** @param inputs on which programs are compared; right answers to them are not known. */
  constructor(task: Task, inputs: readonly string[], kit: Kit) {
    this.#task = task;
    this.#inputs = inputs;
    this.#kit = kit;
  }

  /** Runs new programs on everything. */
  async add(programs: readonly Candidate[]): Promise<void> {
    this.#drawn.push(...programs);
    const fresh = distinct(programs).filter(({ text }) => !this.#seen.has(text));
    await Promise.all(
      fresh.map(async (program) => {
        const [{ verdict }, answers] = await Promise.all([
          visibleScore(this.#task, program, this.#kit),
          answersOf(program, this.#inputs, this.#task, this.#kit),
        ]);
        this.#seen.set(program.text, { verdict, answers });
      }),
    );
    await this.#cross(fresh);
  }

  /** Runs all programs on generated tests. */
  async test(tests: readonly string[]): Promise<void> {
    this.#tests = tests;
    await this.#cross(distinct(this.#drawn));
  }

  async #cross(programs: Candidate[]): Promise<void> {
    if (programs.length === 0 || this.#tests.length === 0) return;
    const grid = await crossCheck(programs, this.#tests, this.#kit, { cpuSeconds: 0.1 });
    this.#columns = grid.tests;
    for (const { text, passes } of grid.candidates) this.#rows.set(text, passes);
  }

  get standing(): Standing {
    const groups = new Map<string, Omit<Group, "probability">>();
    for (const program of this.#drawn) {
      const { verdict, answers } = this.#seen.get(program.text)!;
      const passes = this.#rows.get(program.text) ?? [];
      const key = JSON.stringify([verdict?.pass, verdict?.score, answers, passes]);
      const possible = verdict?.pass !== false;
      const group = groups.get(key) ?? { programs: [], verdict, count: 0, possible, passes };
      group.programs.push(program);
      group.count++;
      groups.set(key, group);
    }
    const all = [...groups.values()];
    const probabilities = posterior(
      all,
      this.#columns.map(({ count }) => count),
      this.#task.tests.length > 0 ? BELIEFS : { ...BELIEFS, luck: 1 },
    );
    const judged = all.map((group, index) => ({ ...group, probability: probabilities[index]! }));
    return { groups: judged.sort(likelierFirst), tests: this.#columns };
  }
}

function likelierFirst(a: Group, b: Group): number {
  return (
    b.probability - a.probability || (b.verdict?.score ?? 0) - (a.verdict?.score ?? 0) || b.count - a.count
  );
}

function distinct(programs: readonly Candidate[]): Candidate[] {
  return [...new Map(programs.map((program) => [program.text, program])).values()];
}
