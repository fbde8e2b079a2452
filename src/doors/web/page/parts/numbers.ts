/** `16400` → `16,400`. */
export const countText = (value: number): string => Math.round(value).toLocaleString("en-US");

/** `1 call`, `2 calls`. */
export const several = (count: number, noun: string): string =>
  `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;

/** A share with four decimals, as tables print it. */
export const scoreText = (value: number): string => value.toFixed(4);

/** A share as `65.8 %`. */
export const percentText = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** US dollars; an unknown price is said. */
export function dollarText(usd: number | null): string {
  if (usd === null) return "price unknown";
  return `$${usd === 0 || Math.abs(usd) >= 1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

/** `3.1 ms`, `8.2 s`, `12 s`, `3:05` or `1:02:09`. */
export function secondsText(seconds: number): string {
  if (seconds === 0) return "0 s";
  if (seconds < 1)
    return `${1000 * seconds < 10 ? (1000 * seconds).toFixed(1) : Math.round(1000 * seconds)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  const clock = minutes < 60 ? `${minutes}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${clock}:${two(whole % 60)}`;
}

/** `312 B`, `1.5 KiB`, `20 MiB`, `1 GiB`. */
export function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB"];
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value >= 10 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** A p-value as papers print it. */
export function pText(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

/** `2026-11-21 20:15`, in the reader's time. */
export function dateText(iso: string): string {
  const date = new Date(iso);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
