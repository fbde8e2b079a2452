import { AssayError } from "../../../core/errors.ts";
import { loadFromRoom, loadRoom } from "../../../core/room.ts";
import type { Sandbox } from "../../../core/sandbox.ts";
import type { ReproducedRow, Reproduction } from "../../../reproductions/reproduction/reproduction.ts";
import type { CliCommand, Invocation } from "../program/command.ts";
import { idsIn, option, room } from "../program/options.ts";
import { withSandbox } from "../program/sandbox.ts";
import { startProgress } from "../show/progress.ts";
import { tableText } from "../show/table.ts";

interface Options {
  data: string[];
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "reproduce",
  summary: "Measure published results again, and print both beside each other",
  arguments: [
    { name: "[id]", help: "one reproduction (default: all)", values: () => idsIn("reproductions") },
  ],
  options: [option.data, option.json],
  details:
    "Exit code 1 when a row is further from the published one than its tolerance, or could not be measured.",
  examples: [
    ["reproduce", "every reproduction whose data is at hand"],
    ["reproduce codet --data ~/data --json", "one, from files in a folder of yours"],
  ],
  async action(invocation) {
    const { args, options, screen } = invocation;
    const folder = room("reproductions");
    const chosen = args[0]
      ? [await loadFromRoom<Reproduction>(folder, "reproduction", args[0])]
      : await loadRoom<Reproduction>(folder, "reproduction");
    return withSandbox(invocation, async (sandbox) => {
      const results = [];
      for (const reproduction of chosen) {
        const { id, title, paper } = reproduction;
        const measured = await measure(reproduction, sandbox, invocation).catch((error: unknown) => {
          // One whose data is not at hand must not hide the others; asked for by name, it is an error.
          if (args[0] || !(error instanceof AssayError)) throw error;
          return { rows: [], notRun: error.line };
        });
        results.push({ id, title, paper, ...measured });
        if (options.json) continue;
        screen.out(`${screen.color.bold(title)}  ${screen.color.dim(paper)}`);
        const { rows } = measured;
        const notRun = "notRun" in measured ? screen.color.yellow(`not run: ${measured.notRun}`) : "no rows";
        screen.out(`${rows.length > 0 ? tableText(screen, COLUMNS, rows.map(cells)) : notRun}\n`);
      }
      if (options.json) screen.json({ reproductions: results, isolation: sandbox.isolation });
      return results.every(({ rows }) => rows.length > 0 && rows.every(({ within }) => within)) ? 0 : 1;
    });
  },
};

const COLUMNS = ["row", ">published", ">ours", ">difference", ">tolerance", "", "note"];

type Compared = ReproducedRow & { difference: number; within: boolean };

async function measure(
  reproduction: Reproduction,
  sandbox: Sandbox,
  invocation: Invocation<Options>,
): Promise<{ rows: Compared[] }> {
  const { screen, options, signal } = invocation;
  const progress = startProgress(screen, reproduction.id);
  const onNotice = (text: string) => {
    progress.clear();
    screen.note(`notice: ${text}`);
  };
  const ports = {
    sandbox,
    data: options.data,
    seed: options.seed,
    signal,
    onNotice,
    onProgress: progress.update,
  };
  const rows: Compared[] = [];
  try {
    for await (const row of reproduction.rows(ports)) {
      const difference = row.ours - row.published;
      // Published numbers are decimal: 0.005 off must not fail on the last binary digit.
      rows.push({ ...row, difference, within: Math.abs(difference) <= row.tolerance + 1e-9 });
    }
  } finally {
    progress.clear();
  }
  return { rows };
}

function cells(row: Compared): string[] {
  const signed = `${row.difference >= 0 ? "+" : ""}${decimal(row.difference)}`;
  const verdict = row.within ? "ok" : "differs";
  return [
    row.name,
    decimal(row.published),
    decimal(row.ours),
    signed,
    decimal(row.tolerance),
    verdict,
    row.note ?? "",
  ];
}

/** Four decimals at most, two at least. */
function decimal(value: number): string {
  return value.toFixed(4).replace(/0{1,2}$/, "");
}

export default command;
