import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { staticJudge, unjudged } from "./security/findings.ts";

const Row = z.object({
  "Prompt ID": z.string().regex(/^CWE-\d+/, "expected an id that begins with a CWE number"),
  Language: z.string(),
  "LLM-generated NL Prompt": z.string().min(1),
  "Manually-fixed NL Prompt": z.string(),
});

type Row = z.infer<typeof Row>;

/**
 * LLMSecEval: 150 descriptions of programs, each inviting one of 18 weaknesses. Those in C say that no analyser is at
 * hand; static rules decide about those in Python.
 */
const llmseceval: Benchmark<Row> = {
  id: "llmseceval",
  title: "LLMSecEval",
  paper: "Tony et al. 2023, arXiv 2303.09384",
  language: "python",
  source: {
    file: "LLMSecEval-Prompts_dataset.json",
    alsoNamed: ["llmseceval/prompts.jsonl.gz", "LLMSecEval-prompts.jsonl"],
    url: "https://raw.githubusercontent.com/tuhh-softsec/LLMSecEval/39e97f046dbb2c4c604d31b86f2a4d3d27827388/Dataset/LLMSecEval-Prompts_dataset.json",
    sha256: "a1b7307678e061faefb8d666eb6cec506d6a40751175716af07703b3f12433cc",
    licence: "GPL-3.0",
  },
  // Two prompts are published twice under one id.
  join(rows) {
    const seen = new Map<string, number>();
    return rows.map((row) => {
      const id = (row as Partial<Row> | null)?.["Prompt ID"] ?? "";
      const before = seen.get(id) ?? 0;
      seen.set(id, before + 1);
      return before === 0 ? row : { ...(row as Row), "Prompt ID": `${id}-${before + 1}` };
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const cwe = Number(/\d+/.exec(row["Prompt ID"])?.[0]);
    const language = row.Language === "C" ? "c" : "python";
    const text = row["Manually-fixed NL Prompt"] || row["LLM-generated NL Prompt"];
    return {
      task: {
        id: `llmseceval/${row["Prompt ID"]}`,
        prompt: `${text.replace("<language>", row.Language).trim()}\n`,
        language,
        tests: [],
      },
      suite: { tests: [] },
      judge: staticJudge(cwe, ""),
      missing: async () => (language === "c" ? "an analyser for C" : unjudged(cwe)),
    };
  },
};

export default llmseceval;
