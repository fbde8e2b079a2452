import type { Profile } from "../profile.ts";

const codegen: Profile = {
  id: "codegen-16b",
  title: "CodeGen-Mono 16B, sampled at temperature 0.8",
  right: { alpha: 0.254, beta: 0.897 },
  temperature: 0.8,
  mistakes: { concentration: 3.36, broken: 0.17, crude: 0.3 },
  tests: {
    wrong: { alpha: 2.18, beta: 1.12 },
    perReply: 0.55,
    invalid: 0,
    misread: 0.09,
    withPrograms: 0.28,
  },
  repair: {
    right: null,
    feedback: { none: 0, verdict: 0, test: 0, explanation: 0, trace: 0 },
    stuck: 0.48,
    breaks: 0.05,
  },
  judge: { sensitivity: 0.5, specificity: 0.5 },
  tokens: {
    characters: 3.5,
    program: { log: 4.26, slope: -0.103, betweenTasks: 0.574, withinTask: 0.89 },
    prose: 310,
  },
  seconds: { first: 3.55, perToken: 0.0415, spread: 0.27 },
  fitted: {
    right: "CodeT's 16,400 HumanEval samples, beta-binomial",
    temperature: "as sampled",
    "mistakes.concentration": "CodeT's samples: wrong programs that pass the same generated tests",
    "mistakes.broken": "CodeT's samples: wrong programs that do not load or end",
    "mistakes.crude": "set so that simulated programs pass about as few tests as CodeT's (docs/simulated.md)",
    "tests.perReply": "CodeT's generated tests that compile, for a completion",
    "tests.wrong": "CodeT's generated tests, told by the samples that are right",
    "tests.invalid": "none: statements that do not parse are left out of perReply",
    "tests.misread": "set so that simulated programs pass as few wrong tests as CodeT's (docs/simulated.md)",
    "tests.withPrograms": "CodeT's samples and tests: rank correlation over tasks",
    repair: "assumed: a base model only draws again; repeats as gpt-35-turbo",
    judge: "assumed: no better than a coin",
    "tokens.program": "CodeT's samples, by length of text",
    "tokens.characters": "as gpt-35-turbo",
    "tokens.prose": "as gpt-35-turbo",
    seconds: "as codellama-34b",
  },
};

export default codegen;
