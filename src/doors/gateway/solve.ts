import type { Model } from "../../core/model.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Budget, Spend, Strategy } from "../../core/strategy.ts";
import type { Task } from "../../core/task.ts";
import type { TraceStep } from "../../kit/effects.ts";
import { memoryJournal } from "../../kit/journal.ts";
import { JournalledKit } from "../../kit/kit.ts";
import type { Purse } from "../../kit/purse.ts";
import { attempt } from "../../run/origin/attempt.ts";
import type { Reason } from "./extension.ts";
import { checkByAgreement } from "./verify/by-agreement.ts";
import { checkByConversation } from "./verify/by-conversation.ts";
import { type Checked, unverified } from "./verify/checked.ts";
import type { Written } from "./verify/written.ts";

/** What solving one request works with. */
export interface Solving {
  task: Task;
  strategy: Strategy;
  model: Model;
  sandbox: Sandbox;
  budget: Budget;
  purses: readonly Purse[];
  signal: AbortSignal;
  /** Accept agreement where the user gave no test. */
  agreement: boolean;
  /** The program as it will be sent. */
  write(program: string): Written;
  onStep(step: TraceStep): void;
}

/** A program that was found, written out, and then checked; or why there is none. */
export interface Solved {
  written: Written | null;
  checked: Checked;
  /** The programs run by the check at the end are counted too. */
  spend: Spend;
  probability?: number;
  stopped?: string;
}

/**
 * Solves a task with a strategy and checks what will be sent. A budget in seconds ends what is under way. Rejects only
 * when the signal aborts.
 */
export async function solve(solving: Solving): Promise<Solved> {
  const { task, strategy, model, write, budget } = solving;
  const { signal, late, end } = deadline(solving.signal, budget.seconds);
  const sandbox = untrusting(solving.sandbox);
  const kit = new JournalledKit({
    ...solving,
    signal,
    sandbox,
    attempt: 0,
    journal: memoryJournal(),
    seed: 0,
  });
  let checks = 0;
  const counting: Sandbox = {
    ...sandbox,
    check(request, aborted) {
      checks++;
      return sandbox.check(request, aborted);
    },
  };
  const spend = () => ({ ...kit.spend, checks: kit.spend.checks + checks });
  try {
    const { answer } = await attempt(strategy, strategy.options, task, kit);
    const { probability, stopped } = answer;
    const said = {
      ...(probability !== undefined && { probability }),
      ...(stopped !== undefined && { stopped }),
    };
    if (answer.program.trim() === "")
      return {
        written: null,
        checked: unverified(stopped === "budget" ? "budget" : "strategy"),
        spend: spend(),
        ...said,
      };
    const written = write(answer.program);
    const checked = await check(written, { ...solving, signal, sandbox: counting }, kit);
    return { written, checked, spend: spend(), ...said };
  } catch (error) {
    solving.signal.throwIfAborted();
    await kit.settled();
    const best = late() ? kit.best() : undefined;
    if (best)
      return {
        written: write(best.text),
        checked: unverified("budget"),
        spend: spend(),
        stopped: "budget",
      };
    const stopped = error instanceof Error ? error.message : String(error);
    return { written: null, checked: unverified(blamed(error, model)), spend: spend(), stopped };
  } finally {
    end();
  }
}

/** A signal that also aborts after so many seconds. `end` lets go of timer and signal: a server has many of them. */
function deadline(outer: AbortSignal, seconds: number | undefined) {
  const own = new AbortController();
  const pass = () => own.abort(outer.reason);
  if (outer.aborted) pass();
  outer.addEventListener("abort", pass, { once: true });
  let late = false;
  const expire = () => {
    late = true;
    own.abort(new DOMException("the budget's seconds are over", "TimeoutError"));
  };
  const timer = seconds === undefined ? undefined : setTimeout(expire, seconds * 1000);
  const end = () => {
    clearTimeout(timer);
    outer.removeEventListener("abort", pass);
  };
  return { signal: own.signal, late: () => late, end };
}

async function check(written: Written, solving: Solving, kit: JournalledKit): Promise<Checked> {
  const { task, sandbox, signal } = solving;
  const subject = { ...task, program: written.program };
  // Without walls a program could write its own verdict.
  if (sandbox.isolation === "none") return unverified("isolation");
  try {
    if (task.tests.length > 0) return await checkByConversation(subject, task.tests, sandbox, signal);
    return solving.agreement
      ? await checkByAgreement(subject, task, kit, sandbox, signal)
      : unverified("no-tests");
  } catch (error) {
    signal.throwIfAborted();
    return unverified(blamed(error));
  }
}

function blamed(error: unknown, model?: Model): Reason {
  const { code = "" } = error as { code?: string };
  return /^(?:SANDBOX|ISOLATION|TOOLCHAIN)/.test(code) || !model ? "sandbox" : "strategy";
}

/** The sandbox, believing nobody's tests: those of a request are its client's, and clients do not trust each other. */
function untrusting(sandbox: Sandbox): Sandbox {
  return {
    isolation: sandbox.isolation,
    workers: sandbox.workers,
    check: (request, signal) => sandbox.check({ ...request, trusted: false }, signal),
    grid: (request, signal) => sandbox.grid(request, signal),
    run: (request, signal) => sandbox.run(request, signal),
    open: (request) => sandbox.open(request),
    inspect: (request, signal) => sandbox.inspect(request, signal),
    close: () => sandbox.close(),
  };
}
