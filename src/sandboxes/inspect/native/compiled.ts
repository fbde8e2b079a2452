import { join } from "node:path";
import type { Json } from "../../../core/task.ts";
import { counting, countReport, readCallgrind, underCallgrind, WHY } from "../callgrind.ts";
import { type Lens, RAW, type Run, type Subject } from "../lens.ts";
import type { Report } from "../report.ts";
import { dhatReport } from "./dhat.ts";

/** Writes the counts of lines when a signal ends the program, which the compiler's own code does only at exit. */
const FLUSH = `
#include <signal.h>
#include <unistd.h>
extern void __gcov_dump(void);
static void flush(int number) {
  signal(number, SIG_DFL);
  __gcov_dump();
  raise(number);
}
__attribute__((constructor)) static void install(void) {
  int numbers[] = {SIGTERM, SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGXCPU};
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) signal(numbers[i], flush);
}
`;

/** The same program, compiled in the way that each kind of looking needs. */
const FLAGS = {
  coverage: ["-O0", "--coverage"],
  // Without position independence the debugger can do without /proc.
  trace: ["-O0", "-no-pie", "-ftest-coverage"],
  instructions: ["-O2"],
  // Lines would lose their code to each other, and allocations would vanish.
  profile: ["-Og"],
  memory: ["-O0"],
};

/** A lens for a language of the GNU compilers. `extension` has its dot. */
export function compiled(extension: string, nothing: string): Lens {
  const file = `program${extension}`;
  return {
    groups: [["coverage", "images"], ["trace"], ["instructions"], ["profile"], ["memory"]],
    unavailable: {},
    nothing,
    spec(subject, wants) {
      const source = sourceOf(subject.request.program, subject.run);
      const compiler = subject.toolchain.command;
      const { cpuSeconds, idleSeconds } = subject.limits;
      const common = {
        how: "command",
        files: { [file]: source },
        source: file,
        gcov: compiler.replace(/(gcc|g\+\+|cc|c\+\+)(?=[^/]*$)/, "gcov"),
        length: subject.request.program.split("\n").length,
        wants,
        limits: { cpuSeconds, idleSeconds },
      };
      const compile = (flags: string[]) => [compiler, "-g", "-w", ...flags, "-o", "program", file, "-lm"];
      if (wants.includes("trace"))
        return {
          ...common,
          files: { [file]: source, "debug.json": JSON.stringify({ ...common, bounds: subject.bounds }) },
          prepare: [compile(FLAGS.trace)],
          run: gdb(subject.harness),
          reader: "trace",
          debugger: true,
          reports: true,
          rights: { debugs: true },
        };
      if (wants.includes("instructions"))
        return {
          ...common,
          prepare: [compile(FLAGS.instructions)],
          ...counting(["./program"]),
        };
      if (wants.includes("profile"))
        return {
          ...common,
          prepare: [compile(FLAGS.profile)],
          ...underCallgrind(["./program"], { lines: true }),
        };
      if (wants.includes("memory"))
        return {
          ...common,
          prepare: [compile(FLAGS.memory)],
          exec: true,
          rights: { ownProc: true },
          run: [
            "valgrind",
            "--tool=dhat",
            "--log-file=/dev/null",
            "--dhat-out-file=/proc/self/fd/4",
            "./program",
          ],
        };
      return {
        ...common,
        files: { [file]: source, "flush.c": FLUSH },
        prepare: [[...compile(FLAGS.coverage), "-x", "c", "flush.c"]],
        run: ["./program"],
        reader: "coverage",
      };
    },
    async read(report, subject, wants) {
      if (report["build"] === true) return report;
      const text = String(report[RAW]);
      if (wants.includes("memory")) return dhatReport(text, file, subject.request.program.split("\n").length);
      if (wants.includes("instructions")) return countReport(report);
      if (wants.includes("profile")) return costs(text, file, subject);
      return report;
    },
  };
}

function gdb(harness: string): string[] {
  const setup = `python import sys; sys.path.insert(0, ${JSON.stringify(harness)}); from inspection import gdb_steps; gdb_steps.main(4)`;
  return ["gdb", "-q", "-nx", "-batch", "-ex", setup, join(".", "program")];
}

/** Instructions by the line that the compiler says they come from. */
function costs(text: string, file: string, { request }: Subject): Report {
  const { total, lines } = readCallgrind(text, file);
  if (total === undefined) return { unavailable: { profile: WHY } };
  const own = [...lines].filter(([line]) => line <= request.program.split("\n").length);
  return {
    costs: own.map(([line, cost]) => [line, null, cost]),
    costUnit: "instructions",
    costKind: "self",
    end: true,
  };
}

/** A program with what is to be run; its test lies beyond its last line, and gets a `main` where it has none. */
function sourceOf(program: string, run: Run): string {
  if (run.kind === "script") return program;
  const code = run.kind === "code" ? run.code : `${run.entry}(${run.args.map(literal).join(", ")})`;
  if (/\bmain\s*\(/.test(code)) return `${program}\n${code}\n`;
  return `${program}\n#include <assert.h>\nint main(void) {\n${code.replace(/;?\s*$/, ";")}\nreturn 0;\n}\n`;
}

function literal(value: Json): string {
  if (Array.isArray(value)) return `{${value.map(literal).join(", ")}}`;
  return JSON.stringify(value);
}
