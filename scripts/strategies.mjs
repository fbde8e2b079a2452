// npm run docs: writes docs/strategies/, a page for each strategy and a list of them, from the strategies' files.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const SOURCES = new URL("../src/strategies/", import.meta.url);
const PAGES = new URL("../docs/strategies/", import.meta.url);
const NOTE = "<!-- Written by `npm run docs` from the strategies' files: change those. -->\n";

/** The pages by file name, for strategies as their files export them. */
export function pagesOf(strategies) {
  const pages = strategies.map((strategy) => {
    const source = readFileSync(new URL(`${strategy.id}.ts`, SOURCES), "utf8");
    return [`${strategy.id}.md`, pageOf(strategy, source)];
  });
  return new Map([["README.md", listOf(strategies)], ...pages]);
}

function listOf(strategies) {
  const rows = strategies.map(({ id, title, paper, calls, needs }) =>
    row([`[\`${id}\`](${id}.md)`, title, paper, calls ?? "", (needs ?? []).join(", ")]),
  );
  const head = ["id", "method", "paper", "asks, in order", "needs"];
  return `${NOTE}# Every strategy\n\n${table(head, rows)}\n\nHow to use and to add them: [strategies](../strategies.md).\n`;
}

function pageOf(strategy, source) {
  const { id, title, paper, calls, needs, options } = strategy;
  const told = documented(source);
  const rows = Object.entries(options).map(([name, value]) =>
    row([`\`${name}\``, `\`${shown(value)}\``, told.get(name) ?? ""]),
  );
  return [
    `${NOTE}# ${title}`,
    `\`--strategy ${id}\` · ${paper}`,
    aboutOf(source),
    calls ? `**Asks, in order:** ${calls}.` : "",
    needs?.length > 0 ? `**Needs:** ${needs.join(", ")}.` : "",
    rows.length > 0 ? table(["option", "default", "meaning"], rows) : "It has no options.",
    `[Its file](../../src/strategies/${id}.ts) · [all strategies](README.md)\n`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The text of the comment above the strategy. */
function aboutOf(source) {
  const comment =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export )?const \w+: Strategy\b/.exec(source)?.[1] ?? "";
  return plain(comment)
    .replace(/\n?Calls:[\s\S]*$/, "")
    .trim();
}

/** What the file says about each field of its interfaces. */
function documented(source) {
  const fields = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/g);
  return new Map(
    [...fields].map(([, comment, name]) => [name, plain(comment).replaceAll(/\s*\n\s*(?:- )?/g, " ")]),
  );
}

const plain = (comment) =>
  comment
    .replaceAll(/^\s*\* ?/gm, "")
    .replaceAll(/\{@link ([^}]+)\}/g, "`$1`")
    .trim();
const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const row = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const table = (head, rows) => [row(head), `|${"---|".repeat(head.length)}`, ...rows].join("\n");

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const room = new URL("../dist/strategies/", import.meta.url);
  const files = readdirSync(room).filter((name) => /^[a-z0-9-]+\.js$/.test(name));
  const loaded = await Promise.all(files.sort().map((name) => import(new URL(name, room).href)));
  rmSync(fileURLToPath(PAGES), { recursive: true, force: true });
  mkdirSync(fileURLToPath(PAGES), { recursive: true });
  for (const [name, text] of pagesOf(loaded.map((module) => module.default)))
    writeFileSync(new URL(name, PAGES), text);
}
