#!/usr/bin/env node
import { readFileSync } from "node:fs";

const words = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

// Asked for on every shell start by some prompts and by CI: answered before anything else is loaded.
if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) {
  process.stdout.write(`${version}\n`);
} else {
  const { runAsProcess } = await import("./program/process.ts");
  await runAsProcess(words, version);
}
