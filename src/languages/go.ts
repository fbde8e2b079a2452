import { copyFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AssayError } from "../core/errors.ts";
import { BUILD, type Language } from "../core/language.ts";
import { goTests } from "./go/tests.ts";
import { commandPath, output, outside, prepared, toolchain } from "./open/toolchain.ts";

const packages = ["golang-go"];

/** The compiled standard library as files and a list of them: compiler and linker then run without the `go` command. */
async function library(go: string, folder: string, final: string): Promise<void> {
  const list = await output(
    go,
    ["list", "-export", "-f", "{{if .Export}}{{.ImportPath}} {{.Export}}{{end}}", "std"],
    600,
  );
  const packages = (list ?? "").split("\n").map((line) => line.split(" ") as [string, string]);
  if (packages.length < 50)
    throw new AssayError("TOOLCHAIN_BROKEN", "go could not compile its own library", { where: go });
  const lines = packages.map(([path, file]) => {
    const kept = `${path.replaceAll("/", ".")}.a`;
    copyFileSync(file, join(folder, kept));
    return `packagefile ${path}=${join(final, kept)}`;
  });
  writeFileSync(join(folder, "importcfg"), lines.join("\n"));
}

const go: Language = {
  id: "go",
  title: "Go",
  aliases: ["golang"],
  extension: ".go",
  hello: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n',
  packages,
  reads: () => {
    const root = dirname(dirname(commandPath("go") ?? "/usr/bin/go"));
    return outside(root) ? [root] : [];
  },
  toolchain: toolchain({ title: "Go", commands: ["go"], version: ["version"], packages }),
  prepare: async (found) => {
    const [root = "", tools = ""] = (
      (await output(found.command, ["env", "GOROOT", "GOTOOLDIR"])) ?? ""
    ).split("\n");
    const key = `go-${found.version}`;
    const folder = await prepared(key, (aside, final) => library(found.command, aside, final));
    return { ...found, command: tools, reads: outside(root) ? [root] : [], prepared: folder };
  },
  program: {
    build: ({ command, prepared: folder }, file) => [
      [
        `${command}/compile`,
        "-p",
        "main",
        "-complete",
        "-importcfg",
        `${folder}/importcfg`,
        "-o",
        `${BUILD}/main.a`,
        file,
      ],
      [
        `${command}/link`,
        "-s",
        "-w",
        "-importcfg",
        `${folder}/importcfg`,
        "-o",
        `${BUILD}/program`,
        `${BUILD}/main.a`,
      ],
    ],
    run: () => [`${BUILD}/program`],
    limits: { processes: 128 },
    tests: goTests,
  },
};

export default go;
