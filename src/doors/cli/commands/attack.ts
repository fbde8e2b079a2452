import { AssayError, nearest } from "../../../core/errors.ts";
import type { AttackResult, Unavailable } from "../../../sandboxes/attacks/attack.ts";
import { isHole, type Siege, siegeText, totals } from "../attack/siege.ts";
import { type CliCommand, type CommonOptions, type Invocation, STOPPED } from "../program/command.ts";
import { option } from "../program/options.ts";
import { startProgress } from "../show/progress.ts";

type Options = { json?: boolean; language?: string[]; list?: boolean };

const command: CliCommand<Options> = {
  name: "attack",
  summary: "Run hostile programs against the sandbox, and say what each isolation stops",
  arguments: [{ name: "[names...]", help: "only these attacks, e.g. exit-at-import.py" }],
  options: [
    { flags: "--language <id>", help: "only attacks in this language; may be repeated", many: true },
    { flags: "--list", help: "what each attack does, without running it" },
    option.json,
  ],
  details:
    "Each attack is judged as a solution of a small task, run alone while a witness watches what it reaches, and\nshown to a harness that believes exit codes. Without --isolation, every isolation that works here is tried.\nUnder `none` only forgeries are run: the others would harm this machine. Exit code 1 when one got through.",
  examples: [
    ["attack", "every attack under every isolation that works here: some minutes"],
    ["attack --language python --isolation namespaces", "one language, one isolation"],
    ["attack --list", "read what is tried"],
  ],
  async action(invocation) {
    const { args, options, screen, signal } = invocation;
    const { readAttacks } = await import("../../../sandboxes/attacks/programs.ts");
    const attacks = chosen(await readAttacks(), args, options.language);
    if (options.list) {
      const shown = attacks.map(({ goal, name, language, title }) => ({ goal, name, language, title }));
      if (options.json) screen.json(shown);
      else screen.out(shown.map(({ goal, name, title }) => `${goal}/${name}  ${title}`).join("\n"));
      return 0;
    }
    const sieges: Siege[] = [];
    for (const isolation of await isolations(options)) {
      const siege = await lay(isolation, attacks, invocation);
      sieges.push(siege);
      if (!options.json) screen.out(`${siegeText(screen, siege)}\n`);
      if (signal.aborted) return STOPPED;
    }
    if (options.json) screen.json(sieges.map((siege) => ({ ...siege, totals: totals(siege) })));
    return sieges.some(({ results }) => results.some(isHole)) ? 1 : 0;
  },
};

type Attacks = Awaited<ReturnType<typeof import("../../../sandboxes/attacks/programs.ts")["readAttacks"]>>;

function chosen(all: Attacks, names: string[], languages: string[] | undefined): Attacks {
  for (const name of names) {
    if (all.some((attack) => attack.name === name)) continue;
    const guess = nearest(
      name,
      all.map((attack) => attack.name),
    );
    throw new AssayError("UNKNOWN_NAME", `no attack is called "${name}"`, {
      fix: guess ? `did you mean "${guess}"?` : "see `assay attack --list`",
    });
  }
  const found = all.filter(
    ({ name, language }) =>
      (names.length === 0 || names.includes(name)) && (!languages || languages.includes(language)),
  );
  if (found.length > 0) return found;
  throw new AssayError("UNKNOWN_NAME", "no attack is in that language", {
    fix: `there are attacks in ${[...new Set(all.map(({ language }) => language))].sort().join(", ")}`,
  });
}

async function isolations({ isolation }: CommonOptions): Promise<string[]> {
  if (isolation !== "auto") return [isolation];
  const { probeIsolations } = await import("../../../sandboxes/open/open.ts");
  const working = (await probeIsolations()).filter(({ id, available }) => available && id !== "none");
  if (working.length > 0) return working.map(({ id }) => id);
  throw new AssayError("NO_ISOLATION", "no isolation works here", { fix: "see `assay doctor`" });
}

async function lay(isolation: string, all: Attacks, invocation: Invocation<Options>): Promise<Siege> {
  const { Witness } = await import("../../../sandboxes/attacks/witness.ts");
  const { runAttacks } = await import("../../../sandboxes/attacks/attack.ts");
  const { openSandbox } = await import("../../../sandboxes/open/open.ts");
  const { options, screen, signal } = invocation;
  const attacks = isolation === "none" ? all.filter(({ goal }) => goal === "forge") : all;
  const siege: Siege = { isolation, results: [], unavailable: [], held: [] };
  if (attacks.length < all.length) {
    const reason = "without isolation they would harm this machine";
    siege.held.push({ count: all.length - attacks.length, reason });
  }
  const progress = startProgress(screen, isolation);
  const witness = await Witness.plant();
  const sandbox = await openSandbox({ isolation, ...(options.workers && { workers: options.workers }) });
  try {
    const onResult = (result: AttackResult | Unavailable) => {
      if ("reason" in result) siege.unavailable.push(result);
      else siege.results.push(result);
      progress.update({ done: siege.results.length, items: attacks.length });
    };
    await runAttacks(sandbox, attacks, witness, onResult, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    progress.clear();
    await sandbox.close();
    await witness.remove();
  }
  return siege;
}

export default command;
