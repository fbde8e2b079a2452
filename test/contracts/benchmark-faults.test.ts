import { expect, test } from "vitest";
import type { Source } from "../../src/core/benchmark.ts";
import { faultsOf } from "./benchmarks/faults.ts";

const commit = "6df0aafc6b24f6957684a908181793199ed6068f";
const good = {
  file: "apeval.json",
  url: `https://raw.githubusercontent.com/TechxGenus/CursorCore/${commit}/benchmark/apeval.json`,
  sha256: "6f6a33a7f72033df246186c27eac17e4ddff15e0d971b63e27a67724cc61575c",
  licence: "Apache-2.0",
};

test.each<[string, Partial<typeof good>, number]>([
  ["what is downloaded as it is named", {}, 0],
  ["words more than upstream's name", { file: "CursorCore/apeval.json" }, 0],
  ["a repackaged file's name, and so its checksum", { file: "apeval.jsonl.gz" }, 1],
  ["compressed here and not there", { file: "apeval.json.gz" }, 1],
  ["another file", { file: "humaneval.json" }, 1],
  ["a branch", { url: good.url.replace(commit, "main") }, 1],
  [
    "a page of the file",
    { url: `https://github.com/TechxGenus/CursorCore/blob/${commit}/benchmark/apeval.json` },
    1,
  ],
  ["a folder", { url: `https://github.com/TechxGenus/CursorCore/tree/${commit}/apeval.json` }, 1],
  ["a checksum cut short", { sha256: "6f6a33" }, 1],
])("%s", (_, change, faults) => {
  expect(faultsOf({ ...good, ...change })).toHaveLength(faults);
});

test("what is published in pieces names its page by commit", () => {
  const gathered = (page: string): Source => ({ file: "all_pairs.jsonl.gz", page, licence: "GPL-3.0" });
  expect(faultsOf(gathered(`https://github.com/TellinaTool/nl2bash/tree/${commit}/data/bash`))).toEqual([]);
  expect(faultsOf(gathered("https://github.com/TellinaTool/nl2bash/tree/master/data/bash"))).toHaveLength(1);
});
