import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where a code is written: as the error's first argument, in a local maker of errors, in the table of usage errors. */
const PATTERNS = [
  /AssayError\(\s*"([A-Z][A-Z_]+)"/g,
  /\b(?:fail|failure|problem|bad|refuse)\(\s*"([A-Z]+(?:_[A-Z]+)+)"/g,
  /"commander\.\w+": "([A-Z_]+)"/g,
];

/** Codes that the source gives to an AssayError, each with a file that does. */
function codesInSource(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const entry of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!entry.endsWith(".ts")) continue;
    const text = readFileSync(join(root, "src", entry), "utf8");
    for (const pattern of PATTERNS)
      for (const match of text.matchAll(pattern)) codes.set(match[1] ?? "", entry);
  }
  return codes;
}

it("docs/errors.md explains every code, in alphabetical order", () => {
  const page = readFileSync(join(root, "docs", "errors.md"), "utf8");
  const explained = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  const missing = [...codesInSource()].filter(([code]) => !explained.includes(code));
  expect(missing).toEqual([]);
  expect(explained).toEqual([...new Set(explained)].sort());
});
