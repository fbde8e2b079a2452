import { linesOf, type Procedure } from "./procedure.ts";

/** Reaches targets from given numbers by + - * /, each number at most once; any right expression counts. */
export const countdown: Procedure = (random, steps) => {
  const games = Array.from({ length: Math.max(1, Math.round(steps / 4)) }, () => {
    const numbers = Array.from({ length: 4 }, () => 1 + Math.floor(random() * 12));
    const [a = 1, b = 1, c = 1, d = 1] = numbers;
    const text = random() < 0.5 ? `(${a} + ${b}) * ${c} - ${d}` : `${a} * ${b} + ${c} - ${d}`;
    return { numbers: [...numbers].sort((x, y) => x - y), text, target: arithmeticValue(text)!.value };
  });
  return {
    prompt: `For each line, write an expression with + - * / and brackets that gives the target; each number may be used once.\n${games.map(({ numbers, target }, at) => `${at + 1}. numbers ${numbers.join(" ")}, target ${target}`).join("\n")}\n\nAnswer with one expression a line, in this order.`,
    reference: games.map(({ text }) => text).join("\n"),
    score(answer) {
      const lines = linesOf(answer);
      const right = games.filter(({ numbers, target }, at) => {
        const result = arithmeticValue((lines[at] ?? "").replace(/^\d+\.\s+/, "").replace(/=.*$/, ""));
        return (
          result !== undefined && Math.abs(result.value - target) < 1e-9 && isWithin(result.numbers, numbers)
        );
      });
      return right.length / Math.max(games.length, lines.length);
    },
  };
};

function isWithin(used: readonly number[], given: readonly number[]): boolean {
  const left = [...given];
  return used.every((number) => {
    const at = left.indexOf(number);
    if (at === -1) return false;
    left.splice(at, 1);
    return true;
  });
}

/** The value of an arithmetic expression of whole numbers, and the numbers in it; undefined when it is none. */
export function arithmeticValue(text: string): { value: number; numbers: number[] } | undefined {
  const tokens = text.match(/\d+|[-+*/()]|\S/g) ?? [];
  const numbers: number[] = [];
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++];
    if (token === "(") {
      const value = sum();
      return tokens[at++] === ")" ? value : Number.NaN;
    }
    if (token === undefined || !/^\d+$/.test(token)) return Number.NaN;
    numbers.push(Number(token));
    return Number(token);
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === "*" || tokens[at] === "/")
      value = tokens[at++] === "*" ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-")
      value = tokens[at++] === "+" ? value + product() : value - product();
    return value;
  };
  const value = sum();
  return at === tokens.length && Number.isFinite(value) ? { value, numbers } : undefined;
}
