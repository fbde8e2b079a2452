import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The rooms in order: each imports only from rooms before it. `docs/architecture.md` says why. */
const ORDER =
  "core files code languages sandboxes dialects families solver models kit moves selectors strategies metrics rewards benchmarks run studies reproductions doors".split(
    " ",
  );
const SRC = fileURLToPath(new URL("../src/", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : path.endsWith(".ts") ? [path] : [];
  });
}

const files = sources(SRC).filter((path) => dirname(path) !== SRC.replace(/\/$/, ""));
const roomOf = (path: string) => relative(SRC, path).split("/")[0]!;

/** Imports of our own files, static and dynamic, types included. */
function imports(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const found = text.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g);
  return [...found].map((match) => resolve(dirname(path), match[1]!));
}

test("every folder of src is a room in the order", () => {
  const folders = readdirSync(SRC).filter((name) => statSync(join(SRC, name)).isDirectory());
  expect(folders.filter((name) => !ORDER.includes(name))).toEqual([]);
});

test("rooms import only rooms before them", () => {
  const wrong = files.flatMap((path) =>
    imports(path)
      .filter(
        (target) => target.startsWith(SRC) && ORDER.indexOf(roomOf(target)) > ORDER.indexOf(roomOf(path)),
      )
      .map((target) => `${relative(SRC, path)} imports ${relative(SRC, target)}`),
  );
  expect(wrong).toEqual([]);
});

test("a room's files do not import each other: what they share lives in a folder of the room", () => {
  const open = new Set([
    "dialects",
    "models",
    "languages",
    "families",
    "sandboxes",
    "selectors",
    "strategies",
    "metrics",
    "rewards",
    "benchmarks",
    "studies",
    "reproductions",
  ]);
  const isEntry = (path: string) => dirname(relative(SRC, path)) === roomOf(path);
  const wrong = files
    .filter((path) => open.has(roomOf(path)) && isEntry(path))
    .flatMap((path) =>
      imports(path)
        .filter((target) => roomOf(target) === roomOf(path) && isEntry(target))
        .map((target) => `${relative(SRC, path)} imports ${relative(SRC, target)}`),
    );
  expect(wrong).toEqual([]);
});

test("strategies cannot reach benchmarks, where the hidden tests are", () => {
  const reach = (path: string, seen = new Set<string>()): Set<string> => {
    for (const target of imports(path)) {
      if (!seen.has(target)) reach(target, seen.add(target));
    }
    return seen;
  };
  const walled = files.filter((path) => ["strategies", "moves", "selectors"].includes(roomOf(path)));
  expect(walled.length).toBeGreaterThan(0);
  for (const path of walled)
    expect([...reach(path)].filter((target) => roomOf(target) === "benchmarks")).toEqual([]);
});

test("files stay readable", () => {
  const lengths = files.map((path) => readFileSync(path, "utf8").split("\n").length).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  expect(
    files
      .filter((path) => readFileSync(path, "utf8").split("\n").length > 300)
      .map((path) => relative(SRC, path)),
  ).toEqual([]);
});
