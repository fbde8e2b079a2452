import type { Profile } from "../profile.ts";
import gpt from "./gpt-35-turbo.ts";

const codellama: Profile = {
  ...gpt,
  id: "codellama-34b",
  title: "Code Llama 34B Instruct, sampled at temperature 0.2",
  right: { alpha: 0.067, beta: 0.08 },
  mistakes: { concentration: 1.17, broken: 0.02, crude: 0.3 },
  tokens: { ...gpt.tokens, program: { log: 0.562, slope: 0.829, betweenTasks: 0.559, withinTask: 0.28 } },
  seconds: { first: 3.55, perToken: 0.0415, spread: 0.27 },
  fitted: {
    ...Object.fromEntries(Object.keys(gpt.fitted).map((name) => [name, "as gpt-35-turbo"])),
    right: "1,640 HumanEval runs of 2023 (humaneval-results), beta-binomial",
    temperature: "as sampled",
    "mistakes.concentration": "the same runs: wrong programs of equal text",
    "tokens.program": "the same runs, by length of text",
    seconds: "the same runs, least squares, tokens by length of text",
  },
};

export default codellama;
