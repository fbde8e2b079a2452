import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { SCRIPTS } from "../../../src/doors/cli/completion/scripts.ts";
import type { CommandWords } from "../../../src/doors/cli/completion/words.ts";
import { assay } from "./fake-screen.ts";

const words: CommandWords[] = [
  {
    name: "score",
    summary: "Judge a benchmark's programs",
    values: [],
    flags: [
      { flag: "--extract", help: "how it's taken", takesValue: true, values: ["auto", "as-is"] },
      { flag: "--json", help: "print JSON", takesValue: false, values: [] },
    ],
  },
  { name: "list", summary: "What is built in", values: ["strategies", "metrics"], flags: [] },
];

/** What bash offers for a line whose last word is being typed. */
function bashOffers(line: string): string[] {
  const typed = line.split(" ");
  const script = `${SCRIPTS.bash(words)}
COMP_WORDS=(${typed.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${typed.length - 1}; _assay; echo "\${COMPREPLY[@]}"`;
  return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim().split(" ").filter(Boolean);
}

describe("completion", () => {
  it("bash offers commands, flags and values", (ctx) => {
    if (spawnSync("bash", ["--version"]).status !== 0) ctx.skip("bash is not installed");
    expect(bashOffers("assay ")).toEqual(["score", "list"]);
    expect(bashOffers("assay score --")).toEqual(["--extract", "--json"]);
    expect(bashOffers("assay score x --extract a")).toEqual(["auto", "as-is"]);
    expect(bashOffers("assay list m")).toEqual(["metrics"]);
  });

  it.for(["bash", "zsh", "fish"] as const)("%s: the real script is valid", async (shell, ctx) => {
    const { code, out } = await assay("completion", shell);
    expect(code).toBe(0);
    expect(out).toContain("reproduce");
    if (spawnSync(shell, ["--version"]).status !== 0) ctx.skip(`${shell} is not installed`);
    expect(spawnSync(shell, ["-n"], { input: out, encoding: "utf8" }).stderr).toBe("");
  });
});
