import { describe, expect, it } from "vitest";
import { roomIds } from "../../../src/core/room.ts";
import { loadCommands } from "../../../src/doors/cli/program/program.ts";
import { assay } from "./fake-screen.ts";

const commands = await loadCommands();

describe("the command line", () => {
  it("finds every command by its file name", () => {
    const files = roomIds(new URL("../../../src/doors/cli/commands/", import.meta.url));
    expect(commands.map(({ name }) => name)).toEqual(files);
  });

  it("shows all commands when none is named", async () => {
    const { code, out } = await assay();
    expect(code).toBe(0);
    for (const { name, summary } of commands) {
      expect(out).toContain(`${name} `);
      expect(out).toContain(summary.slice(0, 30));
    }
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    "%s: help with examples",
    async (name, command) => {
      const { code, out, notes } = await assay(name, "--help");
      expect(code).toBe(0);
      expect(notes).toBe("");
      expect(out).toContain("Examples:");
      expect(out).toContain("--isolation");
      expect(out).not.toContain("[object");
      expect(command.examples.length).toBeGreaterThan(0);
      expect(command.summary).not.toMatch(/\.$/);
      for (const [line] of command.examples) {
        expect(line.split(" ")[0]).toBe(name);
        const flags = [...line.replace(/'[^']*'/g, "").matchAll(/ (--[a-z-]+)/g)].map((match) => match[1]);
        for (const flag of flags) expect(out).toContain(flag);
      }
    },
  );

  it("prints the version", async () => {
    expect(await assay("--version")).toEqual({ code: 0, out: "1.2.3", notes: "" });
  });
});

describe("bad input", () => {
  const cases: [words: string[], parts: RegExp[]][] = [
    [["scroe"], [/unknown command 'scroe'/, /did you mean score/i, /\[UNKNOWN_COMMAND\]/]],
    [
      ["score", "x", "--bechmark", "y"],
      [/--bechmark/, /did you mean --benchmark/i, /\[UNKNOWN_OPTION\]/],
    ],
    [["run"], [/file/, /assay run --help/, /\[MISSING_ARGUMENT\]/]],
    [
      ["run", "a.py", "b.py"],
      [/too many arguments/i, /\[EXTRA_ARGUMENT\]/],
    ],
    [
      ["score", "--k"],
      [/--k/, /\[MISSING_VALUE\]/],
    ],
    [
      ["score", "x", "--k", "1,two"],
      [/--k/, /"1,two"/, /\[BAD_VALUE\]/],
    ],
    [
      ["score", "x", "--workers", "0"],
      [/--workers/, /whole number from 1/, /\[BAD_VALUE\]/],
    ],
    [
      ["score", "x", "--isolation", "bubblewarp"],
      [/--isolation/, /bubblewrap/, /\[BAD_VALUE\]/],
    ],
    [
      ["score", "x"],
      [/--benchmark/, /\[MISSING_OPTION\]/],
    ],
    [["score"], [/no samples/, /\[MISSING_ARGUMENT\]/]],
    [["eval"], [/no benchmark/, /\[MISSING_ARGUMENT\]/]],
    [
      ["list", "strategy"],
      [/did you mean "strategies"/, /\[UNKNOWN_NAME\]/],
    ],
    [
      ["run", "/no/such/file.py"],
      [/\/no\/such\/file\.py/, /no such file/, /\[FILE_UNREADABLE\]/],
    ],
    [
      ["show", "/no/such/run"],
      [/\/no\/such\/run/, /\[NO_RUN\]/],
    ],
    [
      ["completion", "fishy"],
      [/did you mean "fish"/, /\[UNKNOWN_NAME\]/],
    ],
    [
      ["solve", "no-such-task"],
      [/no-such-task/, /\[NO_TASK\]/],
    ],
    [
      ["score", "--resume", "/no/such/run"],
      [/plan\.json/, /\[NO_RUN\]/],
    ],
  ];
  it.each(cases)("assay %j: one line, exit code 2, nothing on standard output", async (words, parts) => {
    const { code, out, notes } = await assay(...words);
    for (const part of parts) expect(notes).toMatch(part);
    expect(notes).toMatch(/^error: [^\n]+ \[[A-Z_]+\]$/);
    expect(code).toBe(2);
    expect(out).toBe("");
  });
});
