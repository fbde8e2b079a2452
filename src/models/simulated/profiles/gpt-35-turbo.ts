import type { Profile } from "../profile.ts";

const gpt: Profile = {
  id: "gpt-35-turbo",
  title: "gpt-3.5-turbo of 2023, sampled at temperature 0.2",
  right: { alpha: 0.191, beta: 0.057 },
  temperature: 0.2,
  mistakes: { concentration: 0.99, broken: 0.02, crude: 0.3 },
  tests: { wrong: { alpha: 0.29, beta: 2.04 }, perReply: 4, invalid: 0, misread: 0.3, withPrograms: 0.28 },
  repair: {
    right: { alpha: 0.122, beta: 0.624 },
    feedback: { none: 0, verdict: 0.5, test: 0.85, explanation: 0.9, trace: 1 },
    stuck: 0.48,
    breaks: 0.05,
  },
  judge: { sensitivity: 0.95, specificity: 0.284 },
  tokens: {
    characters: 3.5,
    program: { log: 3.734, slope: 0.159, betweenTasks: 0.546, withinTask: 0.2 },
    prose: 310,
  },
  seconds: { first: 1.56, perToken: 0.0339, spread: 0.32 },
  fitted: {
    right: "1,640 HumanEval runs of July 2023 (humaneval-results), beta-binomial",
    temperature: "as sampled",
    "mistakes.concentration": "the same runs: wrong programs of equal text",
    "mistakes.broken": "assumed: the runs do not tell",
    "mistakes.crude": "as codegen-16b",
    "tests.wrong": "AgentCoder's 820 texts of tests (gpt-3.5-turbo-1106), run on the references",
    "tests.perReply": "the same texts",
    "tests.invalid": "the same texts",
    "tests.misread": "assumed",
    "tests.withPrograms": "as codegen-16b",
    "repair.right": "LDB's 145 debugged programs (HumanEval and MBPP, gpt-3.5-turbo-0613), beta-geometric",
    "repair.stuck": "the same: consecutive programs of equal text",
    "repair.feedback": "assumed, but for trace, which is what LDB gives",
    "repair.breaks": "assumed",
    judge: "ICE-Score's 3,220 judgements of Codex programs, the highest grade being a yes",
    "tokens.program": "the 1,640 runs, by completion tokens",
    "tokens.characters": "the 1,640 runs: prompt characters for a token",
    "tokens.prose": "Reflexion's reflections (GPT-4)",
    seconds: "the 1,640 runs, least squares",
  },
};

export default gpt;
