import type { Screen } from "../program/screen.ts";
import { countText, dollarText, secondsText } from "./numbers.ts";

/** How far a run is. */
export interface Standing {
  done: number;
  /** 0 when that is not known. */
  items: number;
  /** Items that were already there when this process started; they say nothing about the rate. */
  resumed?: number;
  /** Share of judged programs that passed so far, 0 to 1. */
  passShare?: number;
  /** US dollars so far; null when a price is not known, absent when nothing was asked. */
  usd?: number | null;
}

const REDRAW_MILLISECONDS = 100;
const PLAIN_LINE_MILLISECONDS = 10_000;
const BAR_WIDTH = 24;

/**
 * Progress on standard error: one redrawn line on a terminal, else a plain line every ten seconds, so that
 * a log stays readable. `now` is the clock, in milliseconds.
 */
export function startProgress(screen: Screen, label: string, now: () => number = Date.now) {
  const start = now();
  let last = screen.isLive ? Number.NEGATIVE_INFINITY : start;
  let drawn = false;
  return {
    update(standing: Standing): void {
      const time = now();
      const pause = screen.isLive ? REDRAW_MILLISECONDS : PLAIN_LINE_MILLISECONDS;
      if (time - last < pause) return;
      last = time;
      const facts = factsOf(standing, (time - start) / 1000);
      if (screen.isLive) screen.live(liveLine(screen, label, standing, facts));
      else screen.note(`${label}: ${facts.join(", ")}`);
      drawn = true;
    },
    /** Clears the line, so that what follows starts on an empty one. */
    clear(): void {
      if (drawn && screen.isLive) screen.live("");
      drawn = false;
    },
  };
}

function liveLine(screen: Screen, label: string, standing: Standing, facts: string[]): string {
  const filled = standing.items > 0 ? Math.round((standing.done / standing.items) * BAR_WIDTH) : 0;
  const paint = screen.noteColor;
  const text = facts.join("  ");
  const room = screen.columns - 1 - label.length - text.length - 4;
  const bar =
    room >= BAR_WIDTH
      ? `${paint.green("━".repeat(filled))}${paint.dim("─".repeat(BAR_WIDTH - filled))}  `
      : "";
  return bar ? `${label}  ${bar}${text}` : `${label}  ${text}`.slice(0, screen.columns - 1);
}

/** `812/16,400`, rate, time left, running pass share, money: what is known, in this order. */
export function factsOf(standing: Standing, seconds: number): string[] {
  const { done, items, passShare, usd } = standing;
  // Of a stream nobody knows how much is still to come.
  const facts = [items > 0 ? `${countText(done)}/${countText(items)}` : countText(done)];
  const fresh = done - (standing.resumed ?? 0);
  if (fresh > 0 && seconds > 0) {
    const rate = fresh / seconds;
    facts.push(`${rate >= 10 ? countText(rate) : rate.toPrecision(2)}/s`);
    if (done < items) facts.push(`${secondsText((items - done) / rate)} left`);
  }
  if (passShare !== undefined) facts.push(`${(100 * passShare).toFixed(1)}% pass`);
  if (usd !== undefined) facts.push(dollarText(usd));
  return facts;
}
