/** A share or difference with four decimals, and its sign where a difference is meant. */
export function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(4) : "";
}

export function signed(value: number): string {
  return `${value >= 0 ? "+" : ""}${number(value)}`;
}

export function interval([low, high]: readonly [number, number]): string {
  return `[${number(low)}, ${number(high)}]`;
}

export function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** A share of a whole as `12.3 %`; empty for nothing of nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "" : `${((100 * part) / whole).toFixed(1)} %`;
}
