/** What one implementation gave for each input; null where it did not come to an end with a value. */
export type Answers = readonly (string | null)[];

/** What no answer costs on one input, and failing a given test once. */
const CRASH = -100;
const WRONG = -10_000;

/**
 * Functional consensus: on each input an implementation scores one for every other that answers the same; a crash costs
 * 100, failing the given tests 10,000. FunCoder (Chen et al. 2024, arXiv 2405.20092, section 2.2).
 */
export function consensus(rows: readonly { answers: Answers; fails: boolean }[]): number[] {
  return rows.map(({ answers, fails }) =>
    answers.reduce<number>(
      (sum, answer, input) =>
        sum + (answer === null ? CRASH : rows.filter((row) => row.answers[input] === answer).length - 1),
      fails ? WRONG : 0,
    ),
  );
}
