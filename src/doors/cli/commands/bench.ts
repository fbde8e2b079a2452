import { stat } from "node:fs/promises";
import type { OwnRow } from "../../../benchmarks/own/row.ts";
import { AssayError } from "../../../core/errors.ts";
import type { CliCommand, Invocation } from "../program/command.ts";
import { benchmarkIds, idsIn, oneOf, option } from "../program/options.ts";
import { withSandbox } from "../program/sandbox.ts";
import { auditText } from "../show/audit.ts";
import { startProgress } from "../show/progress.ts";

interface Options {
  replace?: boolean;
  force?: boolean;
  data: string[];
  limit?: number;
  json?: boolean;
}

const ACTIONS = ["add", "check"];

const command: CliCommand<Options> = {
  name: "bench",
  summary: "Make a private benchmark from a folder or a JSONL file, or check any benchmark for faults",
  arguments: [
    { name: "<action>", help: ACTIONS.join(", "), values: () => ACTIONS },
    { name: "<name>", help: "the name to add, or the benchmark to check", values: benchmarkIds },
    { name: "[source]", help: "add: a folder with a subfolder for each task, or a .jsonl file" },
  ],
  options: [
    { flags: "--replace", help: "add: replace the benchmark of that name" },
    { flags: "--force", help: "add: keep it although it has faults" },
    option.limit,
    option.data,
    option.json,
  ],
  details:
    "A task's subfolder holds prompt.md, tests.py (or another ending) and reference.py; docs/benchmarks.md has the JSONL\nfields. Checked are: references pass, empty answers fail, the judge is steady, no hidden test stands in a prompt,\nnothing occurs twice, prompts say what they want. Exit code 1 when there is a fault.",
  examples: [
    ["bench add mine tasks/", "a private benchmark; then: assay eval mine --model …"],
    ["bench check mine", "its faults, with what to do"],
    ["bench check humaneval --data ~/data", "any built-in one"],
  ],
  async action(invocation) {
    const { args, options, screen } = invocation;
    const [typed = "", name = "", source] = args;
    let action: string;
    try {
      action = oneOf(ACTIONS)(typed);
    } catch (error) {
      throw new AssayError("BAD_VALUE", `no such action "${typed}"`, {
        where: "bench",
        fix: (error as Error).message,
      });
    }
    const { keep, keptFile } = await import("../../../benchmarks/own/kept.ts");
    if (action === "check") {
      const audit = await audited(name, invocation);
      if (options.json) screen.json(audit);
      else screen.out(auditText(screen, name, audit));
      return audit.findings.some(({ level }) => level === "fault") ? 1 : 0;
    }
    if (source === undefined) {
      throw new AssayError("MISSING_ARGUMENT", "nothing to add", {
        where: "bench add",
        fix: `assay bench add ${name} FOLDER`,
      });
    }
    if (!/^[a-z0-9][a-z0-9-]*$/.test(name) || idsIn("benchmarks").includes(name)) {
      throw new AssayError("BAD_VALUE", `"${name}" cannot be its name`, {
        where: "bench add",
        fix: "choose small letters, digits and dashes, and no built-in name",
      });
    }
    const rows = await ownRows(source);
    const { writeAtomically } = await import("../../../files/atomic.ts");
    const { mkdtemp, rm } = await import("node:fs/promises");
    const { tmpdir } = await import("node:os");
    const { join } = await import("node:path");
    const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
    try {
      // Checked as it will be read, before it gets its name.
      const draft = join(folder, `${name}.jsonl`);
      await writeAtomically(draft, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      const audit = await audited(draft, invocation);
      const faults = audit.findings.filter(({ level }) => level === "fault").length;
      const path =
        faults > 0 && !options.force ? null : await keep(name, rows, { replace: options.replace ?? false });
      if (options.json) screen.json({ ...audit, path });
      else {
        screen.out(auditText(screen, name, audit));
        screen.out(
          path === null
            ? `not added: mend ${faults === 1 ? "the fault" : `the ${faults} faults`}, or keep it as it is with --force`
            : `added ${keptFile(name)}\n\nassay eval ${name} --model …`,
        );
      }
      return path === null ? 1 : 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function ownRows(source: string): Promise<OwnRow[]> {
  const kind = await stat(source).catch(() => undefined);
  if (kind?.isDirectory()) return (await import("../../../benchmarks/own/folder.ts")).folderRows(source);
  const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
  const { problems } = await openBenchmark(source.includes("/") ? source : `./${source}`);
  return problems.map(({ task, suite, reference }) => ({
    id: task.id,
    prompt: task.prompt,
    language: task.language,
    ...(task.entry !== undefined && { entry: task.entry }),
    ...(task.starter !== undefined && { starter: task.starter }),
    tests: suite.tests.map(({ kind: _kind, ...test }) => test),
    visible: task.tests.map(({ kind: _kind, ...test }) => test),
    ...(suite.prelude !== undefined && { prelude: suite.prelude }),
    ...(reference !== undefined && { reference }),
    ...(suite.limits?.cpuSeconds !== undefined && { cpuSeconds: suite.limits.cpuSeconds }),
  }));
}

async function audited(benchmark: string, invocation: Invocation<Options>) {
  const { options, screen, signal } = invocation;
  const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
  const { auditBenchmark } = await import("../../../benchmarks/audit/audit.ts");
  const { problems } = await openBenchmark(benchmark, { data: options.data, onNotice: screen.note });
  const some = problems.slice(0, options.limit);
  return withSandbox(invocation, async (sandbox) => {
    const progress = startProgress(screen, "check");
    const judgings = some.length + 2 * some.filter(({ reference }) => reference !== undefined).length;
    let done = 0;
    try {
      return await auditBenchmark(some, {
        sandbox,
        signal,
        onJudged: () => progress.update({ done: ++done, items: judgings }),
      });
    } finally {
      progress.clear();
    }
  });
}

export default command;
