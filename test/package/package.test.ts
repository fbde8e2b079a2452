import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unisolated } from "../doors/built.ts";
import { compile } from "./compile.ts";
import { installed, type Packed, type Project, pack, ROOT, unbuilt } from "./installed.ts";

let packed: Packed;
let project: Project;
beforeAll(() => {
  if (unbuilt) return;
  packed = pack();
  project = installed();
}, 300_000);
afterAll(() => project?.remove());
beforeEach((context) => {
  if (unbuilt) context.skip(unbuilt);
});

/** The files below a folder of src that are not TypeScript: the build must take them along. */
function shippedAsTheyAre(): string[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  return files.filter(
    (path) => /\.(py|cjs|mjs|json|jsonl|gz|md)$/.test(path) && !path.endsWith("tsconfig.json"),
  );
}

describe("the tarball", () => {
  it("holds every program and task file that the code opens by name", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(shippedAsTheyAre().map((path) => `dist/${path}`)));
    expect(paths).toEqual(
      expect.arrayContaining(["README.md", "LICENSE", "CHANGELOG.md", "dist/index.d.ts"]),
    );
  });

  it("holds nothing else: no tests, no sources, no leftovers", () => {
    // Hostile programs are data, in whatever language.
    const known =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/sandboxes\/attacks\/(programs|tasks)\/.+|dist\/doors\/web\/page\/[\w.]+|dist\/.+\.(js|d\.ts|py|cjs|mjs|json|jsonl|gz|md))$/;
    expect(packed.files.map(({ path }) => path).filter((path) => !known.test(path))).toEqual([]);
  });

  it("is small: below 2 MiB, 6 MiB unpacked", () => {
    expect(packed.size).toBeLessThan(2 * 2 ** 20);
    expect(packed.unpackedSize).toBeLessThan(6 * 2 ** 20);
  });

  it("asks for few packages, at exact versions, none of which runs anything at installation", () => {
    const { dependencies, scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(scripts)).not.toEqual(expect.arrayContaining(["install"]));
    expect(Object.keys(scripts)).not.toEqual(expect.arrayContaining(["postinstall"]));
    const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean; hasInstallScript?: boolean }>;
    };
    const needed = Object.entries(packages).filter(
      ([path, one]) => path !== "" && !one.dev && !one.devOptional,
    );
    expect(needed.length).toBeLessThan(75);
    expect(needed.filter(([, one]) => one.hasInstallScript).map(([path]) => path)).toEqual([]);
  });
});

describe("installed", () => {
  it("passes publint", async () => {
    expect((await publint({ pkgDir: project.assay, pack: false, strict: true })).messages).toEqual([]);
  });

  it("can be imported as a whole and by the file of a room", () => {
    const lines = [
      'import { AssayError, openSandbox, run } from "assay";',
      'import b4 from "assay/selectors/b4";',
      'import codet from "assay/strategies/codet";',
      "console.log(typeof run, typeof openSandbox, AssayError.name, b4.id, codet.id);",
    ];
    const { stdout, stderr } = project.node(["--input-type=module", "-e", lines.join("\n")]);
    expect({ stdout, stderr }).toEqual({ stdout: "function function AssayError b4 codet\n", stderr: "" });
  });

  it("answers --version without loading commander, or anything but its first file", () => {
    const trace = fileURLToPath(new URL("./loaded-files.mjs", import.meta.url));
    const main = join(project.assay, "dist/doors/cli/main.js");
    const loaded = (...words: string[]) =>
      [...project.node(["--import", trace, main, ...words]).stderr.matchAll(/^loaded (.*)$/gm)].map(
        (match) => match[1]!,
      );
    expect(loaded("--version").filter((url) => !url.startsWith("node:"))).toEqual([`file://${main}`]);
    // The trace would see it: help needs it.
    expect(loaded("--help").filter((url) => url.includes("/commander/"))).not.toEqual([]);
  });

  it("runs as npx runs it: through a link, from any folder", () => {
    const { bin, version } = JSON.parse(readFileSync(join(project.assay, "package.json"), "utf8"));
    const main = join(project.assay, bin.assay);
    expect(spawnSync(main, ["--version"], { encoding: "utf8", cwd: "/" }).stdout).toBe(`${version}\n`);
  });
});

describe("the examples", () => {
  const names = readdirSync(join(ROOT, "examples")).filter((name) => name.endsWith(".ts"));

  it.for(names)("%s compiles against the installed package, and runs", (name, context) => {
    const path = join(project.folder, name);
    const text = readFileSync(join(ROOT, "examples", name), "utf8");
    const { complaints, code } = compile(new Map([[path, text]]), project.folder);
    expect(complaints).toEqual([]);
    const reason = unisolated();
    if (reason) return context.skip(`compiled, but not run: ${reason}`);
    const built = path.replace(/\.ts$/, ".js");
    writeFileSync(built, code.get(path)!);
    const { status, stdout, stderr } = project.node([built]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toBe("");
  });
});
