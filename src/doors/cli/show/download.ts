import type { Screen } from "../program/screen.ts";
import { bytesText, secondsText } from "./numbers.ts";

const REDRAW_MILLISECONDS = 100;
const PLAIN_LINE_MILLISECONDS = 10_000;
const BAR_WIDTH = 24;

/** A download's bar on standard error; in a log, a line every ten seconds. `now` is the clock, in milliseconds. */
export function startDownload(screen: Screen, label: string, now: () => number = Date.now) {
  const start = now();
  let first: number | undefined;
  let last = screen.isLive ? Number.NEGATIVE_INFINITY : start;
  return {
    update({ received, total }: { received: number; total?: number }): void {
      const time = now();
      first ??= received;
      if (time - last < (screen.isLive ? REDRAW_MILLISECONDS : PLAIN_LINE_MILLISECONDS)) return;
      last = time;
      const rate = (received - first) / Math.max(1e-3, (time - start) / 1000);
      const facts = [
        total === undefined ? bytesText(received) : `${bytesText(received)} of ${bytesText(total)}`,
      ];
      if (rate > 0) facts.push(`${bytesText(rate)}/s`);
      if (rate > 0 && total !== undefined) facts.push(`${secondsText((total - received) / rate)} left`);
      if (!screen.isLive) {
        screen.note(`${label}: ${facts.join(", ")}`);
        return;
      }
      const filled = total ? Math.floor((received / total) * BAR_WIDTH) : 0;
      const paint = screen.noteColor;
      const bar = `${paint.green("━".repeat(filled))}${paint.dim("─".repeat(BAR_WIDTH - filled))}`;
      screen.live(`${label.slice(0, 30)}  ${bar}  ${facts.join("  ")}`);
    },
    clear(): void {
      if (screen.isLive) screen.live("");
    },
  };
}
