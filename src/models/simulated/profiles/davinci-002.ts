import type { Profile } from "../profile.ts";
import codegen from "./codegen-16b.ts";

const davinci: Profile = {
  ...codegen,
  id: "davinci-002",
  title: "code-davinci-002, sampled at temperature 0.8",
  right: { alpha: 0.554, beta: 0.781 },
  mistakes: { ...codegen.mistakes, broken: 0.023 },
  tokens: { ...codegen.tokens, program: { log: -0.07, slope: 0.714, betweenTasks: 0.393, withinTask: 0.95 } },
  fitted: {
    ...Object.fromEntries(Object.keys(codegen.fitted).map((name) => [name, "as codegen-16b"])),
    right: "MultiPL-E's 32,200 HumanEval samples, beta-binomial",
    temperature: "as sampled",
    "mistakes.broken": "the same samples: SyntaxError and Timeout among the wrong",
    "tokens.program": "the same samples, by length of text",
  },
};

export default davinci;
