/**
 * An error a person can act on: what happened, where, and what to do. Ends a command with exit code 2.
 * `code` is stable and explained in docs/errors.md.
 */
export class AssayError extends Error {
  readonly code: string;
  /** File and line (`samples.jsonl:12`), option or task. */
  readonly where: string | undefined;
  readonly fix: string | undefined;

  constructor(code: string, what: string, details: { where?: string; fix?: string; cause?: unknown } = {}) {
    super(what, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "AssayError";
    this.code = code;
    this.where = details.where;
    this.fix = details.fix;
  }

  /** The one line shown to the user. */
  get line(): string {
    const where = this.where ? `${this.where}: ` : "";
    const fix = this.fix ? `; ${this.fix}` : "";
    return `${where}${this.message}${fix} [${this.code}]`;
  }
}

/** Thrown by `kit.ask` when the attempt may spend no more. */
export class BudgetSpent extends Error {
  constructor(what: string) {
    super(`budget spent: ${what}`);
    this.name = "BudgetSpent";
  }
}

/** Thrown by a strategy that gives no answer, because its best is too improbable. The attempt then has none. */
export class Abstained extends Error {
  readonly probability: number;

  constructor(probability: number) {
    super(`abstained: its best answer is right with probability ${probability.toFixed(2)}`);
    this.name = "Abstained";
    this.probability = probability;
  }
}

/** The known name closest to what was typed, for "did you mean". Edit distance over the shorter half. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const scored = known.map((name) => ({
    name,
    distance: editDistance(typed.toLowerCase(), name.toLowerCase()),
  }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best && best.distance <= Math.max(2, Math.floor(typed.length / 2)) ? best.name : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
