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
  file: `${base}-${language}.jsonl`,
  alsoNamed: [`${base}-${language}.jsonl.gz`, `${base}-${language}-reworded.jsonl`],
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
      "a1a0796d028d53cd385cb295e906f57b721181a6152ebbec9fa4efaae126c82c",
    ),
    "humaneval-go": source(
      "humaneval",
      "go",
      "3e8889bdb4d566185c1a5e0489626c68eb288d4fbeaf9bc9c6abab1fae56674f",
    ),
    "humaneval-java": source(
      "humaneval",
      "java",
      "6250789eb51e9f9463f750d3a228e13657cde5ca2a5fd2af0189161624a72482",
    ),
    "humaneval-jl": source(
      "humaneval",
      "jl",
      "dc5403e4553dcafdf9224eee0bf2eb4a6aebebe3278381943ed5e8bc7666f9aa",
    ),
    "humaneval-js": source(
      "humaneval",
      "js",
      "5faa6c748fef5834526292b176ac6097b8feddc10002006fd49f12e4d193746f",
    ),
    "humaneval-lua": source(
      "humaneval",
      "lua",
      "19401269c52bb1a5470e2414220fbf660e50101f7b914e293881f1bab9856e50",
    ),
    "humaneval-php": source(
      "humaneval",
      "php",
      "5e974c19d5c6285f3c8adb880c5bffc08af30bf3e148d6a2069d8ae340c39172",
    ),
    "humaneval-r": source(
      "humaneval",
      "r",
      "5ea2648f52600b7737d2406c0990f7508818113df6408db742222b3d01381d46",
    ),
    "humaneval-rb": source(
      "humaneval",
      "rb",
      "d12eb14a8a75893b2ba09de9f8f7dd59b35995bae1c44186902cba5144f6e7d2",
    ),
    "humaneval-rs": source(
      "humaneval",
      "rs",
      "7886c7646cfa0561cb7230befe945a514a4e9c182a8cff561d0ea4c7bb3b59da",
    ),
    "humaneval-sh": source(
      "humaneval",
      "sh",
      "339613e446df07743cb05fb70328d20e4f0819fc66169291c5f7cc48a65bc8c7",
    ),
    "humaneval-ts": source(
      "humaneval",
      "ts",
      "02b891d976ec6496de73781d6c65742a027f77537b808d74173c4411731dc127",
    ),
    "mbpp-cpp": source("mbpp", "cpp", "622a2eb6493dc0c78396553cb1575c390f1564f5027963f0322a921167f649d4"),
    "mbpp-java": source("mbpp", "java", "d3c96f91cde77df5a905627c96fd335b4f6d0a86404b4a91552ab69b496d4f1a"),
    "mbpp-js": source("mbpp", "js", "14d8c6c946ab9d04621c0c1bf47ac669bb90fae5807b4a6adc8c886182fa09d1"),
    "mbpp-rs": source("mbpp", "rs", "269147f9c323e12ea287409f606f48a600d5b477d1c625f7625d544c16b145d3"),
    "mbpp-sh": source("mbpp", "sh", "115c836edcd734e6beb3eed7c912eef51acce45d46916be92b8fdc89df135cf6"),
    "mbpp-ts": source("mbpp", "ts", "be4cc88629a6af686d61ab26e88cf35c16b6d7dcfcf3cf54315aa1eb575b8d8d"),
    "humaneval-cs": {
      ...source("humaneval", "cs", "396274e55ea86aea17336068e2b9ea8805c0cc16e795a6b4b894fc1707af24d7"),
      byName: true,
    },
    "humaneval-d": {
      ...source("humaneval", "d", "e042479f6c550d3692ccadd7bafc17d021c427c8b875a290b6a34e32376016c5"),
      byName: true,
    },
    "humaneval-pl": {
      ...source("humaneval", "pl", "9b6c05603204867ffb037218f14438be41b9d43b8d9e2b0696bc66b01be0639c"),
      byName: true,
    },
    "humaneval-rkt": {
      ...source("humaneval", "rkt", "66c8330eec09f39359b0d40b6e28817b2b3863a87d5dfb5e8eb01d8d3e0f2727"),
      byName: true,
    },
    "humaneval-scala": {
      ...source("humaneval", "scala", "b8151152aae8e52dd4acb3d50b81f5ac9f71c88b418ee6fd6eed225ff4dd4255"),
      byName: true,
    },
    "humaneval-swift": {
      ...source("humaneval", "swift", "10c2ad2068595301cacb96288b46046fd10348dfa9ac70fad7e2cfa76330e819"),
      byName: true,
    },
    "mbpp-cs": {
      ...source("mbpp", "cs", "8492366020e50f73ef5805dff2d41630053f6f0968c95837e63e4574ac1ada86"),
      byName: true,
    },
    "mbpp-d": {
      ...source("mbpp", "d", "124ab27c950c749b4864cadf1bf92e32e2a8ff44ed5ee9a2157769266413ab7b"),
      byName: true,
    },
    "mbpp-go": {
      ...source("mbpp", "go", "3a6ab4437a2ead5fb5f925bc1ead81c0fae2fa8eced45026448fec92bb9e0a17"),
      byName: true,
    },
    "mbpp-jl": {
      ...source("mbpp", "jl", "8cd33eaae57665a1d7c3fa779f42dfa354701fff830c09784a89b0b3b03a9f45"),
      byName: true,
    },
    "mbpp-lua": {
      ...source("mbpp", "lua", "aef86c982b0842e228ba05a00f2838158b2c68758a35618a6d958d51f1f86b98"),
      byName: true,
    },
    "mbpp-php": {
      ...source("mbpp", "php", "55fecac3542f036085601cde50958db3eaa047acb875a8f2b6d703afff877bbe"),
      byName: true,
    },
    "mbpp-pl": {
      ...source("mbpp", "pl", "d20fd580048906fc65203f033397e2567f12c601b1e2376df9045d03cf5684e3"),
      byName: true,
    },
    "mbpp-r": {
      ...source("mbpp", "r", "2e57454a3d116006f882ba7ae0e6a8962bc3e693371e79703b109001540e0a96"),
      byName: true,
    },
    "mbpp-rb": {
      ...source("mbpp", "rb", "b8b185936bbe55d11b486b381d690a9b7a39fbed539fae58f333608b4d8e688c"),
      byName: true,
    },
    "mbpp-rkt": {
      ...source("mbpp", "rkt", "7ee12abe0b8fa0ed5b81a5168a654b2074abebe2c310efaae3cb0708723348b2"),
      byName: true,
    },
    "mbpp-scala": {
      ...source("mbpp", "scala", "1c51da757a5c39eb68d129df9f2e6d6077bed0a4618466b9916d693a69baf76a"),
      byName: true,
    },
    "mbpp-swift": {
      ...source("mbpp", "swift", "097ee8211914537c3fd86c23bf12f21c177fa3842de0350cb59b54e3ccc7f428"),
      byName: true,
    },
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "humaneval-js") => {
    // A file of someone's own says which language it is in.
    const short = row.language in LANGUAGES ? row.language : part.slice(part.indexOf("-") + 1);
    const { language, entry } = LANGUAGES[short as MultiplELanguage];
    const signature = row.prompt.split("\n").findLast((line) => entry.test(line)) ?? "";
    const name = entry.exec(signature)?.[1];
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
      program: (answer) => asWhole(answer, short as MultiplELanguage, name ?? ""),
    };
  },
};

export default multiplE;
