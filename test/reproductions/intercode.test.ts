import { describe, expect, it } from "vitest";
import { episodeRows } from "../../src/reproductions/intercode/rows.ts";
import { quoted, shellWords } from "../../src/reproductions/intercode/shell-words.ts";

describe("words of a command line", () => {
  it("are split at spaces outside quotes, without expansion", () => {
    expect(shellWords(`a "b c" 'd "e'f  g\\ h`)).toEqual(["a", "b c", 'd "ef', "g h"]);
    expect(shellWords(`"a \\"b\\" \\n"`)).toEqual(['a "b" \\n']);
    expect(shellWords(`''`)).toEqual([""]);
    expect(shellWords("  ")).toEqual([]);
  });

  it("tell of a quote that is not closed", () => {
    expect(shellWords(`a "b`)).toBeNull();
    expect(shellWords("a \\")).toBeNull();
  });

  it("show what an action inside double quotes became on its way", () => {
    expect(shellWords(`/bin/bash -c "find . -name "*.java" -type f"`)).toEqual([
      "/bin/bash",
      "-c",
      "find . -name *.java -type f",
    ]);
    expect(quoted("it's")).toBe(`'it'\\''s'`);
  });
});

it("episodes stand beside the record, by best reward and by turn", () => {
  const episode = (recorded: number[]) => ({
    task_id: 0,
    query: "",
    actions: recorded.map(() => ""),
    observations: recorded.map(() => ""),
    rewards: recorded,
    summary: { max_reward: Math.max(...recorded) },
  });
  const notices: string[] = [];
  const rows = [
    ...episodeRows(
      { name: "m", published: { solved: 1, episodes: 2 }, tolerance: 1 },
      [
        { episode: episode([0.67, 1]), rewards: [0.671, 1], reasons: [undefined, undefined] },
        { episode: episode([0.5]), rewards: [1], reasons: ["another output"] },
      ],
      { onNotice: (text) => notices.push(text) },
    ),
  ];
  expect(rows.map(({ name, published, ours }) => [name, published, Math.round(ours)])).toEqual([
    ["m: solved %", 50, 100],
    ["m: episodes that agree %", 100, 50],
    ["m: turns with the same reward %", 100, 67],
  ]);
  expect(notices).toEqual(["m: turns that differ: 1 another output"]);
});
