import { AssayError } from "../../core/errors.ts";
import type { RunResult, Sandbox } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import { type Outcome, outcomeOf } from "../../core/verdict.ts";
import { openLanguage } from "../../languages/open/open.ts";
import { type Attack, type AttackTask, attackTask } from "./programs.ts";
import type { Witness } from "./witness.ts";

/** Short limits: an attack that waits for them proves as much after half a second as after ten. */
const LIMITS: Partial<Limits> = { cpuSeconds: 0.5, idleSeconds: 0.5, memoryBytes: 512 * 1024 ** 2 };

/** What one attack came to. */
export interface AttackResult {
  attack: Attack;
  /** How it was judged as a solution. */
  outcome: Outcome;
  accepted: boolean;
  /** What it reached outside; empty when contained. */
  reached: string[];
  /** Processes of it that lived on after its check. */
  survivors: number;
  /** Whether a harness that appends the tests and believes the exit code accepts it; undefined when it was not asked. */
  believed?: boolean;
}

/** A language whose attacks could not be run, and why. */
export interface Unavailable {
  language: string;
  reason: string;
}

/**
 * Runs hostile programs in a sandbox: each is judged as a solution, run alone with a witness watching, and
 * shown to a harness that believes exit codes (inside the same sandbox). After each, a right program is judged:
 * it must still pass, or an AssayError ATTACK_DISTURBED says which attack broke the sandbox. Two for each
 * worker are under way at a time, so that they can also attack each other. Results come as they are done.
 */
export async function runAttacks(
  sandbox: Sandbox,
  attacks: Attack[],
  witness: Witness,
  onResult: (result: AttackResult | Unavailable) => void,
  signal?: AbortSignal,
): Promise<void> {
  const tasks = new Map<string, AttackTask>();
  for (const language of new Set(attacks.map((attack) => attack.language))) {
    const task = await prepare(sandbox, language, signal);
    if ("reason" in task) onResult(task);
    else tasks.set(language, task);
  }
  const waiting = attacks.filter(({ language }) => tasks.has(language)).values();
  const lane = async () => {
    for (const attack of waiting) {
      signal?.throwIfAborted();
      onResult(await runOne(sandbox, attack, tasks.get(attack.language)!, witness, signal));
    }
  };
  await Promise.all(Array.from({ length: 2 * sandbox.workers }, lane));
}

async function prepare(
  sandbox: Sandbox,
  id: string,
  signal?: AbortSignal,
): Promise<AttackTask | Unavailable> {
  try {
    const language = await openLanguage(id);
    const task = await attackTask(language);
    await control(sandbox, id, task, "nothing", signal);
    return task;
  } catch (error) {
    if (!(error instanceof AssayError) || error.code === "ATTACK_DISTURBED") throw error;
    return { language: id, reason: error.message };
  }
}

async function runOne(
  sandbox: Sandbox,
  attack: Attack,
  task: AttackTask,
  witness: Witness,
  signal?: AbortSignal,
): Promise<AttackResult> {
  const { language, goal } = attack;
  const program = witness.brief(attack.program);
  const suite = { ...task.suite, limits: LIMITS };
  const verdict = await sandbox.check({ language, program, suite, all: true }, signal);
  const result: AttackResult = {
    attack,
    outcome: outcomeOf(verdict),
    accepted: verdict.checks.some(({ outcome }) => outcome === "pass"),
    reached: [],
    survivors: 0,
  };
  const run = (text: string): Promise<RunResult> =>
    sandbox.run({ language, program: text, limits: LIMITS }, signal);
  if (goal === "forge") result.believed = (await run(`${program}\n${task.appended}`)).outcome === "pass";
  else {
    const beside = sandbox.run({ language: "python", program: witness.neighbour() }, signal);
    const ran = await run(program);
    if ((await beside).stdout !== "True\n") result.reached.push("disturbed a check beside it");
    result.reached.push(
      ...(await witness.reached(
        `${ran.stdout}\n${ran.stderr}\n${verdict.checks.map(({ output }) => output).join("\n")}`,
      )),
    );
  }
  result.survivors = await witness.survivors();
  await control(sandbox, language, task, attack.name, signal);
  return result;
}

async function control(
  sandbox: Sandbox,
  language: string,
  task: AttackTask,
  after: string,
  signal?: AbortSignal,
): Promise<void> {
  const verdict = await sandbox.check(
    { language, program: task.right, suite: task.suite, all: true },
    signal,
  );
  if (verdict.pass) return;
  const said = verdict.checks.find(({ outcome }) => outcome !== "pass");
  throw new AssayError(
    "ATTACK_DISTURBED",
    `after ${after}, a right ${language} program no longer passes: ${said?.outcome} ${said?.output.slice(0, 200)}`,
    { fix: "report it: the isolation let one program disturb another" },
  );
}
