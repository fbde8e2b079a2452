import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { AssayError } from "../../../core/errors.ts";
import {
  branchShare,
  type Inspection,
  type InspectRequest,
  lineShare,
  WANTS,
  type Want,
} from "../../../core/inspection.ts";
import type { CliCommand } from "../program/command.ts";
import { languageOf } from "../program/language-of.ts";
import { option } from "../program/options.ts";
import { withSandbox } from "../program/sandbox.ts";
import type { Screen } from "../program/screen.ts";
import { listing } from "../show/listing.ts";
import { countText, sizeText } from "../show/numbers.ts";

type Options = Partial<Record<Want, boolean>> & {
  call?: string;
  stdin?: string;
  images?: string;
  json?: boolean;
};

const command: CliCommand<Options> = {
  name: "inspect",
  summary: "Look inside one run of a program: what ran, with which values, at what cost",
  arguments: [{ name: "<file>", help: "the program; its ending tells the language" }],
  options: [
    { flags: "--call <code>", help: "what to run with the program's names, e.g. 'f(1, 2)' or an assertion" },
    { flags: "--stdin <file>", help: "run it as a script that reads this on standard input" },
    { flags: "--coverage", help: "how often each line ran, and the ways never taken" },
    { flags: "--trace", help: "the values that each line gave to variables" },
    { flags: "--profile", help: "what each line cost" },
    { flags: "--memory", help: "what each line allocated, and the highest point" },
    { flags: "--instructions", help: "instructions in all; slow where hardware cannot count them" },
    { flags: "--images <folder>", help: "keep the pictures that the program made in this folder" },
    option.json,
  ],
  details:
    "Without a choice of its own it shows coverage and trace. What it shows comes from the program's own process:\na program can make it up, so no verdict ever rests on it.",
  examples: [
    ["inspect answer.py --call 'f(4)'", "lines with their counts and values"],
    ["inspect answer.py --stdin input.txt --profile", "the dearest lines of a script"],
  ],
  async action(invocation) {
    const { args, options, screen, signal } = invocation;
    const [file = ""] = args;
    if (options.call !== undefined && options.stdin !== undefined)
      throw new AssayError("BAD_VALUE", "a run is a call or a script, not both", {
        where: "--call",
        fix: "leave out --call or --stdin",
      });
    const request: InspectRequest = {
      language: (await languageOf(file)).id,
      program: readFileSync(file, "utf8"),
      wants: wantsOf(options),
      ...(options.call !== undefined && { test: { kind: "code", code: options.call } }),
      ...(options.stdin !== undefined && {
        test: { kind: "io", stdin: readFileSync(options.stdin, "utf8"), stdout: "" },
      }),
    };
    return withSandbox(invocation, async (sandbox) => {
      const inspection = await sandbox.inspect(request, signal);
      if (options.images !== undefined) keep(inspection, options.images);
      if (options.json)
        screen.json({ language: request.language, ...inspection, isolation: sandbox.isolation });
      else show(request.program, inspection, screen);
      return inspection.run.outcome === "pass" ? 0 : 1;
    });
  },
};

function wantsOf(options: Options): Want[] {
  const chosen = WANTS.filter((want) => options[want] !== undefined && options[want] !== false);
  return chosen.length > 0 ? chosen : ["coverage", "trace"];
}

/** Writes the pictures; a name that the program chose never leads out of the folder. */
function keep({ images = [] }: Inspection, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, data } of images) {
    writeFileSync(join(folder, basename(name)), Buffer.from(data, "base64"));
  }
}

function show(program: string, inspection: Inspection, screen: Screen): void {
  const { run, value, coverage, trace, memory, instructions, images, unavailable, cut } = inspection;
  screen.out(listing(program, inspection, screen));
  const facts: string[] = [];
  if (value) facts.push(`gave ${value.text} (${value.type})`);
  if (coverage)
    facts.push(`${percent(lineShare(coverage))} of lines, ${percent(branchShare(coverage))} of branches`);
  if (trace) facts.push(`${countText(trace.total)} steps`);
  if (memory)
    facts.push(
      `at most ${sizeText(memory.peakBytes)} of ${memory.of === "process" ? "process" : "allocations"}`,
    );
  if (instructions) {
    const own = Math.max(0, instructions.count - instructions.startup);
    facts.push(`${countText(own)} instructions beyond starting (${instructions.source})`);
  }
  if (images) facts.push(`${images.length} ${images.length === 1 ? "picture" : "pictures"}`);
  if (facts.length > 0) screen.out(`\n${facts.join("; ")}`);
  if (run.stdout) screen.out(`\nstandard output:\n${run.stdout.trimEnd()}`);
  if (run.stderr) screen.note(run.stderr.trimEnd());
  if (run.outcome !== "pass")
    screen.note(screen.noteColor.red(`${run.outcome}: ${run.signal ?? `exit code ${run.exitCode}`}`));
  for (const [want, reason] of Object.entries(unavailable)) screen.note(`no ${want}: ${reason}`);
  if (cut) screen.note("not all of it was recorded");
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

export default command;
