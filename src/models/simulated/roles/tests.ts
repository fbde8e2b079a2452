import type { Ask } from "../../../core/model.ts";
import { chance, pick } from "../chance.ts";
import type { Person } from "../person.ts";
import { otherValue } from "../pool/vary.ts";
import { testsAsked } from "../reading.ts";

/**
 * Test statements, one a line: calls of the task's function with what the reference answers, or with something wrong:
 * what one of the likely mistakes answers, or the right value a little changed. A statement that does not compile
 * lacks its end.
 */
export async function writeTests(person: Person, ask: Ask, random: () => number): Promise<string[]> {
  const { pool, aptitude, problem } = person;
  if (pool.examples.length === 0 || problem.task.entry === undefined) return [];
  const tests: string[] = [];
  for (let count = testsAsked(ask) ?? geometric(person.profile.tests.perReply, random); count > 0; count--) {
    const example = pick(aptitude.examples, random);
    tests.push(await writeTest(person, example, random));
  }
  return tests;
}

function geometric(mean: number, random: () => number): number {
  return Math.floor(Math.log(1 - random()) / Math.log(mean / (1 + mean)));
}

async function writeTest(
  { pool, aptitude, profile, problem, key }: Person,
  index: number,
  random: () => number,
): Promise<string> {
  const { given, expected, mistaken } = pool.examples[index]!;
  const { entry = "", language } = problem.task;
  let value = expected;
  if (random() < aptitude.wrongTest) {
    // A misconception is the same whenever this example comes up; a slip is another each time.
    const misread = random() < profile.tests.misread;
    const mistakes = Object.keys(mistaken).map(Number);
    const weights = mistakes.map((mistake) => aptitude.mistakes[mistake] ?? 0);
    const chosen = mistakes[pick(weights, chance(key, "misread", index))];
    value =
      misread && chosen !== undefined
        ? mistaken[chosen]!
        : ((await otherValue(expected, language, random)) ?? expected);
  }
  const statement = assertion(`${entry}(${given})`, value, language);
  return random() < profile.tests.invalid ? statement.slice(0, statement.lastIndexOf("(") + 1) : statement;
}

function assertion(call: string, value: string, language: string): string {
  return /^(javascript|js|node|mjs|cjs)$/.test(language.toLowerCase())
    ? `assert.deepStrictEqual(${call}, ${value});`
    : `assert ${call} == ${value}`;
}
