import { linesOf, nameOf, type Procedure, pick } from "./procedure.ts";

/** Copies some columns of an HTML table into tab-separated rows; scored by the F1 of the rows. */
export const table: Procedure = (random, steps) => {
  const rows = Array.from({ length: steps }, (_, at) => ({
    name: nameOf(at * 7 + 3),
    town: nameOf(Math.floor(random() * 400)),
    year: String(1900 + Math.floor(random() * 120)),
    kind: pick(["book", "map", "chart", "letter"], random),
  }));
  const html = rows
    .map(
      ({ name, town, year, kind }) =>
        `<tr class="${pick(["a", "b"], random)}"><td><b>${name}</b></td><td>${kind}</td><td><a href="/${town}">${town}</a></td><td>${year}</td></tr>`,
    )
    .join("\n");
  const truth = rows.map(({ name, town, year }) => [name, year, town].join("\t"));
  return {
    prompt: `<table>\n<tr><th>Name</th><th>Kind</th><th>Town</th><th>Year</th></tr>\n${html}\n</table>\n\nWrite the rows as tab-separated values with the columns name, year, town, in the order of the table and without a head.`,
    reference: truth.join("\n"),
    score: (answer) => rowF1(linesOf(answer), truth),
  };
};

/** Harmonic mean of precision and recall of rows; cells are compared without case and outer space. */
export function rowF1(answer: readonly string[], truth: readonly string[]): number {
  const plain = (row: string) =>
    row
      .split("\t")
      .map((cell) => cell.trim().toLowerCase())
      .join("\t");
  const left = new Map<string, number>();
  for (const row of truth.map(plain)) left.set(row, (left.get(row) ?? 0) + 1);
  let right = 0;
  for (const row of answer.map(plain)) {
    const count = left.get(row) ?? 0;
    if (count > 0) right++;
    left.set(row, count - 1);
  }
  return answer.length + truth.length === 0 ? 1 : (2 * right) / (answer.length + truth.length);
}
