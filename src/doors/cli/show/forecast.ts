import type { Problem } from "../../../core/problem.ts";
import type { Forecast } from "../../../run/forecast.ts";
import type { Plan } from "../../../run/plan.ts";
import { type Invocation, STOPPED } from "../program/command.ts";
import { withSandbox } from "../program/sandbox.ts";
import type { Screen } from "../program/screen.ts";
import { countText, dollarText, secondsText } from "./numbers.ts";
import { startProgress } from "./progress.ts";
import { tableText } from "./table.ts";

/** Forecasts a plan and prints it. Nobody is asked and nothing is written but the cache. */
export async function forecastAndReport(
  plan: Plan,
  extras: { concurrency?: number; problems?: Problem[]; about?: number },
  invocation: Invocation<{ json?: boolean; profile?: string }>,
): Promise<number> {
  const { screen, signal, options } = invocation;
  const { forecast } = await import("../../../run/forecast.ts");
  const progress = startProgress(screen, "rehearsing");
  const onNotice = (text: string) => screen.note(`notice: ${text}`);
  const onProgress = (done: number, items: number) => progress.update({ done, items });
  const profile = options.profile === undefined ? {} : { profile: options.profile };
  try {
    const result = await withSandbox(invocation, (sandbox) =>
      forecast(plan, { sandbox, signal, onNotice, onProgress, ...profile, ...extras }),
    );
    progress.clear();
    if (options.json) screen.json(result);
    else screen.out(forecastText(screen, result));
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    return STOPPED;
  } finally {
    progress.clear();
  }
}

function forecastText(screen: Screen, result: Forecast): string {
  const { dim, bold } = screen.color;
  const row = (name: string, range: Forecast["calls"], text: (value: number) => string) => [
    name,
    text(range.mean),
    `${text(range.low)} to ${text(range.high)}`,
  ];
  const { calls, tokens, usd, seconds, price, rehearsed } = result;
  const rows = [
    row("calls", calls, countText),
    row("prompt tokens", tokens.prompt, countText),
    row("completion tokens", tokens.completion, countText),
    usd ? row("cost", usd, dollarText) : ["cost", "price unknown", ""],
    row("time", seconds, secondsText),
  ];
  const listed = price
    ? `, price of ${price.asOf}: $${price.input} and $${price.output} for a million tokens`
    : "";
  return [
    `${bold("forecast")}  ${countText(result.tasks)} tasks, ${countText(result.attempts)} attempts with ${result.model}${listed}`,
    "",
    tableText(screen, ["", ">mean", ">90 % interval"], rows),
    "",
    dim(
      `simulated: ${countText(rehearsed.tasks)} tasks, rehearsed ${countText(rehearsed.rounds)} times by ${result.profile} (${result.profileTitle}). No model was asked.`,
    ),
  ].join("\n");
}
