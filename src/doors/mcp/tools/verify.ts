import { z } from "zod";
import { outcomeOf } from "../../../core/verdict.ts";
import type { Tool } from "../house.ts";
import { code, entry, language, tests, testsOf } from "./fields.ts";

const input = z.object({
  code: code.describe("the whole program"),
  tests: tests.min(1),
  language,
  entry: entry.optional(),
});

/** Judges a program by tests. */
const verify: Tool<z.infer<typeof input>> = {
  name: "verify",
  title: "Verify a program with tests",
  description:
    "Runs a program against tests, each test apart from the program, so that code which exits early, prints a verdict or patches the harness is not accepted. Gives the verdict, and for each test how it ended and why. Use it before calling code done.",
  input,
  free: true,
  async run({ code: program, tests: given, language: id, entry: name }, { sandbox }, signal) {
    const list = testsOf(given);
    const suite = { tests: list, ...(name !== undefined && { entry: name }) };
    const verdict = await sandbox.check({ language: id, program, suite, all: true, trusted: false }, signal);
    const checks = verdict.checks.map((check) => ({ ...check, of: list[check.test] }));
    return { ...verdict, checks, outcome: outcomeOf(verdict), isolation: sandbox.isolation };
  },
};

export default verify;
