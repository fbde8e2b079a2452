import type { Inspection, InspectRequest } from "./inspection.ts";
import type { Ability, Ask, Reply } from "./model.ts";
import type { GridResult } from "./sandbox.ts";
import type { Session, SessionRequest } from "./session.ts";
import type { Candidate, Task, Test } from "./task.ts";
import type { Verdict } from "./verdict.ts";

/** What may be spent on one attempt at one task. A missing field is no limit. */
export interface Budget {
  calls?: number;
  tokens?: number;
  usd?: number;
  seconds?: number;
}

/** What has been spent; `usd` is null once any price was unknown. */
export interface Spend {
  calls: number;
  tokens: { prompt: number; completion: number };
  usd: number | null;
  checks: number;
  seconds: number;
  /** The part of all this that was asked with the purpose `judge`. */
  judging?: Pick<Spend, "calls" | "tokens" | "usd">;
}

/** How a check is made when many candidates are to be ruled out cheaply. */
export interface CheckOptions {
  /** Processor seconds for all tests together; the run's limit when absent. */
  cpuSeconds?: number;
  /** Stops at the first test that does not pass; the score is then a lower bound. */
  untilFailure?: boolean;
}

/**
 * What a strategy may do to the world. Every effect is journalled: asked again, it is
 * answered from the journal. When the budget ends, `ask` throws BudgetSpent; the run then answers with
 * the best candidate offered so far.
 */
export interface Kit {
  /** Asks the model for `ask.n ?? 1` answers. */
  ask(ask: Ask): Promise<Reply[]>;
  /** Runs a candidate against tests; the task's visible tests when none are named. */
  check(candidate: Candidate, tests?: Test[], how?: CheckOptions): Promise<Verdict>;
  /** Runs every candidate against every test, each pair on its own. */
  grid(candidates: Candidate[], tests: string[], options?: { cpuSeconds?: number }): Promise<GridResult>;
  /**
   * A session in the sandbox. Its steps are journalled: replayed, they give the same observations and start no process.
   * It ends with the attempt, or when it is closed.
   */
  open(request: SessionRequest): Session;
  /**
   * Looks inside one run of a candidate on a test that a solver may see, or with no test as a script: coverage, values
   * line by line, costs. For prompts, not for choosing: unlike a verdict, the program could make it up.
   */
  inspect(
    candidate: Candidate,
    how: Omit<InspectRequest, "language" | "program" | "entry">,
  ): Promise<Inspection>;
  /** Notes an answer worth giving if nothing better comes. Later offers of equal evidence win. */
  offer(candidate: Candidate): void;
  /** A number in [0, 1), the same in every replay. */
  random(): number;
  readonly spend: Spend;
  readonly signal: AbortSignal;
}

/** What a strategy cannot do without: something of the model, or a person who wants the program (purpose `person`). */
export type Need = Ability | "person";

/**
 * One published method. Stateless: everything it learns lives inside one call of `solve`.
 * The file's default export; the file name is the id.
 */
export interface Strategy<Options extends object = object> {
  id: string;
  title: string;
  /** Where the method is from, e.g. `Chen et al. 2022, arXiv 2207.10397`. */
  paper: string;
  /** Every option with its default value. */
  options: Options;
  /** The values of options that have only a few; any other is refused. */
  choices?: { readonly [Name in keyof Options]?: readonly Options[Name][] };
  /** Its asks in order, by purpose, as it is by default: `plan ×3, program, then repair ×0–10`. For people. */
  calls?: string;
  /** Refused before anything is asked when the model is known to lack it, or when there is no person to ask. */
  needs?: readonly Need[];
  /** Returns candidates, best first. */
  solve(task: Task, kit: Kit, options: Options): Promise<Candidate[]>;
}
