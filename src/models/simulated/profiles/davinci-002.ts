import type { Profile } from "../profile.ts";
import codegen from "./codegen-16b.ts";

const davinci: Profile = {
  ...codegen,
  id: "davinci-002",
  title: "code-davinci-002, sampled at temperature 0.8",
  right: { alpha: 0.554, beta: 0.781 },
  mistakes: { ...codegen.mistakes, broken: 0.023 },
  tokens: { ...codegen.tokens, program: { log: -1.52, betweenTasks: 0.42, withinTask: 0.95 } },
};

export default davinci;
