import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadRoom } from "../src/core/room.ts";
import { commonOptions } from "../src/doors/cli/program/options.ts";
import { loadCommands } from "../src/doors/cli/program/program.ts";
import { compile } from "./package/compile.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...docs.filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
];
const textOf = (page: string) => readFileSync(join(ROOT, page), "utf8");

/** Where a page's links lead, as paths from the root with their anchors; addresses on the network are left out. */
function linksOf(page: string): { target: string; anchor: string }[] {
  const prose = textOf(page).replaceAll(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!)
    .filter((link) => !/^https?:/.test(link))
    .map((link) => {
      const [path = "", anchor = ""] = link.split("#");
      return { target: path === "" ? page : relative(ROOT, join(ROOT, dirname(page), path)), anchor };
    });
}

/** The anchors that a page's headings have on the usual hosts. */
function anchorsOf(page: string): string[] {
  const headings = [...textOf(page).matchAll(/^#+ (.*)$/gm)].map((match) => match[1]!);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe.each(pages)("%s", (page) => {
  it("has links that lead somewhere", () => {
    for (const { target, anchor } of linksOf(page)) {
      expect({ page, target, exists: existsSync(join(ROOT, target)) }).toMatchObject({ exists: true });
      if (anchor !== "")
        expect({ page, target, anchors: anchorsOf(target) }).toMatchObject({
          anchors: expect.arrayContaining([anchor]),
        });
    }
  });

  it("names only commands and options that there are", async () => {
    const commands = await loadCommands();
    for (const [line, name] of commandLines(page)) {
      const command = commands.find((each) => each.name === name);
      expect({ line, known: command !== undefined || /^[A-Z]/.test(name) }).toMatchObject({ known: true });
      const known = [...(command?.options ?? []), ...commonOptions].flatMap(
        ({ flags }) => flags.match(/-[\w-]+/g) ?? [],
      );
      const typed = [...line.replaceAll(/'[^']*'/g, "").matchAll(/\s(--?[a-z][\w-]*)/g)].map(
        (match) => match[1]!,
      );
      if (command)
        expect({ line, unknown: typed.filter((flag) => ![...known, "--help"].includes(flag)) }).toMatchObject(
          { unknown: [] },
        );
    }
  });
});

/** The lines of a page's blocks that start with the command, without its comment, and the word after `assay`. */
function commandLines(page: string): [string, string][] {
  const blocks = [...textOf(page).matchAll(/^```(?:sh)?\n(.*?)^```$/gms)].map((match) => match[1]!);
  return blocks
    .flatMap((block) => block.split("\n"))
    .flatMap((line): [string, string][] => {
      const [, rest, name] = /^(?:\$ )?(?:npx )?assay ((\S+).*)$/.exec(line) ?? [];
      return rest && name && !name.startsWith("-") ? [[rest.replace(/\s+#.*$|\s{2,}.*$/, ""), name]] : [];
    });
}

it("docs/README.md lists every page, and the list of strategies theirs", () => {
  const listed = ["docs/README.md", "docs/strategies/README.md"].flatMap((page) =>
    linksOf(page).map(({ target }) => target),
  );
  expect(pages.filter((page) => page !== "docs/README.md" && !listed.includes(page))).toEqual([]);
});

it("the strategies' pages say what their files say: npm run docs", async () => {
  const { pagesOf } = await import(new URL("../scripts/strategies.mjs", import.meta.url).href);
  const strategies = await loadRoom(new URL("../src/strategies/", import.meta.url), "strategy");
  const written: Map<string, string> = pagesOf(strategies);
  expect(docs.filter((name) => name.startsWith("strategies/")).sort()).toEqual(
    [...written.keys()].map((name) => `strategies/${name}`).sort(),
  );
  for (const [name, text] of written) expect(textOf(`docs/strategies/${name}`)).toBe(text);
});

it("complete programs in pages compile", () => {
  const blocks = ["README.md", "docs/run.md"].flatMap((page) =>
    [...textOf(page).matchAll(/^```ts\n(.*?)^```$/gms)].map((match, at): [string, string] => [
      join(ROOT, `${page.replaceAll(/\W/g, "-")}-${at}.ts`),
      match[1]!,
    ]),
  );
  expect(blocks.length).toBeGreaterThan(1);
  expect(compile(new Map(blocks)).complaints).toEqual([]);
});
