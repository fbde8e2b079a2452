import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { asWhole, LANGUAGES, type MultiplELanguage } from "./multilingual/multipl-e.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  /** Ends in the name of the original function. */
  name: z.string().min(1),
  language: z.string(),
  /** Comment and signature; a completion is the body, up to a stop string. */
  prompt: z.string(),
  /** In languages that stop at a closing brace, the tests begin with it. */
  tests: z.string(),
});

type Row = z.infer<typeof Row>;

const source = (base: "humaneval" | "mbpp", language: MultiplELanguage, sha256: string): Source => ({
  file: `${base}-${language}.jsonl.gz`,
  alsoNamed: [`${base}-${language}.jsonl`, `${base}-${language}-reworded.jsonl`],
  url: `https://raw.githubusercontent.com/bytedance/SandboxFusion/469de0845cb7d665bc68044d541aa3aa28c5b30a/sandbox/tests/datasets/samples/Multi-PLE/${base}-${language}.jsonl`,
  sha256,
  licence: "BSD-3-Clause with a machine-learning restriction: not to be trained on",
  stop: LANGUAGES[language].stop,
});

/** MultiPL-E: HumanEval and MBPP translated, prompts and tests, by rule. There are no references. */
const multiplE: Benchmark<Row> = {
  id: "multipl-e",
  title: "MultiPL-E",
  paper: "Cassano et al. 2022, arXiv 2208.08227",
  language: "javascript",
  parts: {
    "humaneval-cpp": source(
      "humaneval",
      "cpp",
      "15a609b314c3d3a9d2a841deeb7909adfc778eaef7791327df399afbfce468cd",
    ),
    "humaneval-go": source(
      "humaneval",
      "go",
      "87b4ba5b2f7193deb4ddda1128a765d7d8eacc0ef8d4ddf12b36de624ae6f140",
    ),
    "humaneval-java": source(
      "humaneval",
      "java",
      "41b6540b02c5ab27bfe0774d2f29e0382e63a9e56ff55125ab4b9b610c4640e9",
    ),
    "humaneval-jl": source(
      "humaneval",
      "jl",
      "01fb39bf18075072e81453e7436fb3f128c1493fb185d7845f1a3c56ed76be9d",
    ),
    "humaneval-js": source(
      "humaneval",
      "js",
      "dda9e4a96ad1f789d16b34bc58fdb465432480f270c3a5237096276ae5753d96",
    ),
    "humaneval-lua": source(
      "humaneval",
      "lua",
      "71952dfc4cf9ccf53fd31a4d425d4bfe587c4968b0f06d2a67a803ddbebc9852",
    ),
    "humaneval-php": source(
      "humaneval",
      "php",
      "73bcc4d258861f79510e944e122e7aa7dc4229c77bf9c8ca51c5c056b9754cec",
    ),
    "humaneval-r": source(
      "humaneval",
      "r",
      "7e3b1cc79456f873ced92dca9f506659e326fe4d33e32b5a790d3dbed60b7c87",
    ),
    "humaneval-rb": source(
      "humaneval",
      "rb",
      "7d35be096b90a07ab2d91df5f9c994be052e1ae5470a599743496afe68a04518",
    ),
    "humaneval-rs": source(
      "humaneval",
      "rs",
      "00d27521524aeaf423cafa664c5e24fcf26a7fe195744bcfa865dbf5d5580c8b",
    ),
    "humaneval-sh": source(
      "humaneval",
      "sh",
      "a8f722e4c37da3847811f14d9f4f6f05524cd0830e607f437912aabd7b0fbc4f",
    ),
    "humaneval-ts": source(
      "humaneval",
      "ts",
      "6352663854e0f8d72d3bcd91e6cb2956a2ae1ac65bcafca774a7b96db04a0642",
    ),
    "mbpp-cpp": source("mbpp", "cpp", "9a52d3498b2afcfcac22b49a8b4428d223aeb871e2a65691eacfbdfb833eebc8"),
    "mbpp-java": source("mbpp", "java", "f4226ed3d4f33db06e47f40852d861bbffd32aa9f9a8d33ca7ff8e4c671387f6"),
    "mbpp-js": source("mbpp", "js", "0237411e450e07251dff01f6a58077468873edbbfe2f84e2407ef3cb4fe32762"),
    "mbpp-rs": source("mbpp", "rs", "d94ffafac8d88b02726886261508f6495d02f4130567ea88d00d65bdfc704f1b"),
    "mbpp-sh": source("mbpp", "sh", "cc0f2be6bf3a784b02577c77fb210aff45f82b008ce9debb418cab99e9d43dcd"),
    "mbpp-ts": source("mbpp", "ts", "e7548df5d8db9440a170b2453c486a42ab220971ecf50a7f293a53a55ff0914e"),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "humaneval-js") => {
    const short = part.slice(part.indexOf("-") + 1) as MultiplELanguage;
    const { language, entry } = LANGUAGES[short];
    const name = entry.exec(row.prompt.trimEnd().split("\n").at(-1) ?? "")?.[1];
    return {
      task: {
        id: `${part}/${row.name}`,
        prompt: row.prompt,
        language,
        ...(name !== undefined && { entry: name }),
        starter: row.prompt,
        tests: [],
      },
      suite: {
        tests: [{ kind: "code", code: row.tests }],
        ...(name !== undefined && { entry: name }),
        // The published harness allows 15 s of wall-clock time.
        limits: { cpuSeconds: 15, idleSeconds: 15 },
      },
      program: (answer) => asWhole(answer, short, name ?? ""),
    };
  },
};

export default multiplE;
