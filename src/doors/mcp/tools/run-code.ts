import { z } from "zod";
import type { Tool } from "../house.ts";
import { code, language } from "./fields.ts";

const input = z.object({
  code: code.describe("the whole program"),
  language,
  stdin: z.string().max(1_000_000).default(""),
});

/** Runs a program as a script. */
const runCode: Tool<z.infer<typeof input>> = {
  name: "run_code",
  title: "Run a program",
  description:
    "Runs a program in a sandbox (no network, no files of this machine, limits on time and memory) and gives its output, its exit code and how it ended. Use it to see what code does; to know whether it is right, use verify.",
  input,
  free: true,
  async run({ code: program, language: id, stdin }, { sandbox }, signal) {
    const result = await sandbox.run({ language: id, program, stdin }, signal);
    return { ...result, isolation: sandbox.isolation };
  },
};

export default runCode;
