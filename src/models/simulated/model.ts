import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Ask, Model, Reply } from "../../core/model.ts";
import type { Problem } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { chance } from "./chance.ts";
import { measured } from "./measured.ts";
import { type Person, personBefore } from "./person.ts";
import { keptPool } from "./pool/kept.ts";
import type { Profile } from "./profile.ts";
import { roleOf, textOf } from "./reading.ts";
import { judgeProgram } from "./roles/judge.ts";
import { drawProgram } from "./roles/program.ts";
import { writeProse } from "./roles/prose.ts";
import { repairProgram } from "./roles/repair.ts";
import { writeTests } from "./roles/tests.ts";
import { continues, inReply } from "./writing.ts";

export interface SimulatedPorts {
  profile: Profile;
  problems: readonly Problem[];
  /** Proves mutants wrong, and judges programs that strategies have changed. */
  sandbox: Sandbox;
  seed: number;
}

/**
 * A stochastic programmer. What it answers is decided by seed, profile, task, question and the number of the answer,
 * so the order of calls does not matter; at temperature 0 the number does not matter either.
 */
export function simulatedModel({ profile, problems, sandbox, seed }: SimulatedPorts): Model {
  const id = `simulated/${profile.id}`;
  const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
  const people = new Map<string, Promise<Person>>();
  const personFor = (task: string): Promise<Person> => {
    const known = people.get(task);
    if (known) return known;
    const person = open(task);
    people.set(task, person);
    // A sandbox that broke once may work the next time.
    person.catch(() => people.delete(task));
    return person;
  };
  const open = async (task: string): Promise<Person> => {
    const problem = byId.get(task);
    const { reference } = problem ?? {};
    if (!problem || reference === undefined) {
      throw new AssayError("SIMULATED_REFERENCE", `there is no reference program for task "${task}"`, {
        where: id,
        fix: "simulate on a benchmark whose rows have one, such as starter",
      });
    }
    const pool = await keptPool({ ...problem, reference }, sandbox);
    return personBefore(problem, pool, { profile, seed, sandbox });
  };
  return {
    id,
    source: "simulated",
    supports: {
      chat: true,
      prompt: true,
      n: true,
      seed: true,
      infill: false,
      logprobs: false,
      tools: false,
      images: false,
    },
    async reply(ask, context) {
      context.signal?.throwIfAborted();
      const person = await personFor(context.task);
      context.signal?.throwIfAborted();
      const question = hashOf([ask.messages ?? null, ask.prompt ?? null]);
      return Promise.all(
        Array.from({ length: ask.n ?? 1 }, (_, index) => {
          const number = ask.temperature === 0 ? [] : [context.attempt, context.asked + index];
          return answer(person, ask, { key: [...person.key, question, ...number], first: index === 0 });
        }),
      );
    },
  };
}

async function answer(
  person: Person,
  ask: Ask,
  { key, first }: { key: unknown[]; first: boolean },
): Promise<Reply> {
  const random = chance(key);
  const role = roleOf(ask);
  let program: string | undefined;
  let text: string;
  if (role === "program" || role === "repair") {
    program =
      role === "program"
        ? drawProgram(person, ask.temperature, random)
        : await repairProgram(person, ask, random);
    text = inReply(program, ask, person.problem.task, random);
  } else if (role === "tests") {
    text = continues(await writeTests(person, ask, random), ask, person.problem.task);
  } else if (role === "judge") text = await judgeProgram(person, ask, random);
  else text = writeProse(person, random);
  return measured(person, { prompt: first ? textOf(ask) : "", text, program }, ask, random);
}
