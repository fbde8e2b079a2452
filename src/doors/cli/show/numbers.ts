import type { Estimate } from "../../../core/metric.ts";

/** `16400` → `16,400`. */
export function countText(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** A share or score with four decimals, as benchmark tables print it. */
export function scoreText(value: number): string {
  return value.toFixed(4);
}

/** The 95 % interval of an estimate. */
export function intervalText(estimate: Estimate): string {
  return `[${estimate.ci.map(scoreText).join(", ")}]`;
}

/** US dollars; an unknown price is said, never shown as 0. */
export function dollarText(usd: number | null): string {
  if (usd === null) return "price unknown";
  return `$${usd === 0 || usd >= 1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

/** Seconds as `0.8 s`, `12 s`, `3:05` or `1:02:09`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  const clock = minutes < 60 ? `${minutes}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${clock}:${two(whole % 60)}`;
}

/** Bytes of what may be small: `312 B`, `1.5 KiB`, `20.0 MiB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${Math.round(bytes)} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : bytesText(bytes);
}

/** Bytes as MiB. */
export function bytesText(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(bytes < 100 * 1024 ** 2 ? 1 : 0)} MiB`;
}
