import { openModel } from "../../../models/open/open.ts";
import { probeModel } from "../doctor/model.ts";
import { modelNamed, readConfig } from "../program/config.ts";
import type { Screen } from "../program/screen.ts";
import { countText, dollarText } from "./numbers.ts";
import { tableText } from "./table.ts";

/** What a model's server does, as a table or as JSON. Exit code 0: a gap is a finding, not a failure. */
export async function showModel(
  typed: string,
  baseUrl: string | undefined,
  { json, screen, signal }: { json: boolean; screen: Screen; signal: AbortSignal },
): Promise<number> {
  const options = { retries: 1, timeoutSeconds: 60, ...(baseUrl !== undefined && { baseUrl }) };
  const findings = await probeModel(await openModel(modelNamed(typed, readConfig()), options), signal);
  if (json) {
    screen.json(findings);
    return 0;
  }
  const { green, yellow, dim } = screen.color;
  const rows = findings.probes.map(({ ability, ok, detail }) => [
    ability,
    ok === null ? dim("unclear") : ok ? green("yes") : yellow("no"),
    detail,
  ]);
  screen.out(`${findings.model}\n\n${tableText(screen, ["", "", ""], rows)}`);
  const { prompt, completion } = findings.tokens;
  const tokens = `${countText(prompt)} + ${countText(completion)} tokens`;
  screen.out(`\n${countText(findings.asks)} asks, ${tokens}, ${dollarText(findings.usd)}`);
  return 0;
}
