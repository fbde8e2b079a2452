import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import { readConversation } from "../../gateway/conversation/read.ts";
import type { Wishes } from "../../gateway/extension.ts";
import { solve as solveTask } from "../../gateway/solve.ts";
import type { Tool } from "../house.ts";
import { entry, tests, testsOf } from "./fields.ts";

const input = z.object({
  task: z
    .string()
    .min(1)
    .max(200_000)
    .describe("what the program must do, with examples where there are any"),
  tests: tests.optional(),
  entry: entry.optional(),
  language: z.enum(["python", "javascript", "cpp", "c"]).optional(),
  strategy: z
    .string()
    .max(60)
    .default("auto")
    .describe("how to solve it, e.g. auto, codet, self-debugging (default: auto)"),
  model: z.string().max(200).optional().describe("one of the models that this server serves"),
});

/** Writes a program and says what was found when it was run. */
const solve: Tool<z.infer<typeof input>> = {
  name: "solve",
  title: "Write a program that has been run",
  description:
    "Has a model write a program by a published method, runs candidates in a sandbox, and gives the best one with the evidence: verified says whether it passed the tests and examples of the task in a last check, and by what. Asks a model, which may cost money.",
  input,
  free: false,
  async run(
    { task: prompt, tests: given, entry: name, language, strategy: id, model: named },
    house,
    signal,
  ) {
    const { strategy, model } = await house.shelf.find(`${id}/${named ?? house.model}`);
    if (!strategy) throw new AssayError("UNKNOWN_NAME", `no strategy is called ${id}`);
    const wishes: Wishes = {
      tests: given ? testsOf(given) : [],
      ...(name !== undefined && { entry: name }),
      ...(language !== undefined && { language }),
    };
    const reading = readConversation({ messages: [{ role: "user", content: prompt }] }, wishes, "python");
    if ("none" in reading)
      throw new AssayError("BAD_TASK", "this is no task that can be solved and checked here", {
        fix: "say what the function must do, with its name and an example, in Python, JavaScript, C++ or C",
      });
    const { written, checked, spend, probability, stopped } = await solveTask({
      ...house,
      task: reading.task,
      strategy,
      model,
      purses: [],
      signal,
      agreement: true,
      write: (program) => ({ text: program, program }),
      onStep: () => {},
    });
    return {
      program: written?.program ?? null,
      ...checked,
      strategy: strategy.id,
      model: model.id,
      language: reading.task.language,
      cost: spend,
      ...(probability !== undefined && { probability }),
      ...(stopped !== undefined && { stopped }),
    };
  },
};

export default solve;
