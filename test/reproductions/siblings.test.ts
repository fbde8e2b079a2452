import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { type FoundFile, recordedFiles, recordedRuns } from "../../src/reproductions/recorded/siblings.ts";

const root = mkdtempSync(join(tmpdir(), "assay-siblings-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function lay(path: string, ...rows: unknown[]): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

lay("quiz-a/gpt_go.jsonl", { passed: true });
lay("quiz-b/gpt_rust.jsonl", { passed: false }, { passed: true });
lay("quiz-b/gpt_odd.jsonl", { other: 1 });
lay("quiz-b/notes.jsonl", { passed: true });
lay("unlike/gpt_java.jsonl", { passed: true });

interface Run {
  file: string;
  passes?: number;
}

const like = {
  folder: /^quiz/,
  file: /gpt_([a-z]+)/,
  row: z.object({ passed: z.boolean() }),
  other: ({ name }: FoundFile): Run => ({ file: name }),
};

async function runs(published: Run[], data = [root]) {
  const notices: string[] = [];
  const found = await recordedRuns(published, like, { data, onNotice: (text) => notices.push(text) });
  return { found: found.map(({ file, passes, rows }) => [file, passes, rows.length]), notices };
}

it("finds files by the whole of their names, in the folders of their source", async () => {
  const found = await recordedFiles(like, [root]);
  expect(found.map(({ name, match, own }) => [name, match[1], own])).toEqual([
    ["gpt_go", "go", true],
    ["gpt_odd", "odd", true],
    ["gpt_rust", "rust", true],
  ]);
  // Named itself, a folder may be called anything.
  const named = await recordedFiles(like, [join(root, "unlike")]);
  expect(named.map(({ name, own }) => [name, own])).toEqual([["gpt_java", false]]);
});

it("puts published runs first, then their siblings, and says what it left out", async () => {
  const { found, notices } = await runs([
    { file: "gpt_rust", passes: 1 },
    { file: "gpt_cobol", passes: 9 },
  ]);
  expect(found).toEqual([
    ["gpt_rust", 1, 2],
    ["gpt_go", undefined, 1],
  ]);
  expect(notices).toHaveLength(2);
  expect(notices[0]).toMatch(/gpt_odd\.jsonl:1.*left out/);
  expect(notices[1]).toMatch(/gpt_cobol: not here/);
});

it("is an error when there is none, or a published one is not as published", async () => {
  mkdirSync(join(root, "empty"));
  await expect(runs([{ file: "gpt_cobol" }], [join(root, "empty")])).rejects.toMatchObject({
    code: "RECORDED_MISSING",
    where: "gpt_cobol",
  });
  await expect(runs([{ file: "gpt_cobol" }], [join(root, "none")])).rejects.toMatchObject({
    code: "DATA_FOLDER_MISSING",
    where: join(root, "none"),
  });
  await expect(runs([{ file: "gpt_odd" }])).rejects.toMatchObject({ code: "RECORDED_FORMAT" });
});
