import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { Face } from "../door.ts";
import { completionText, readGroundTruth, sampleOf } from "../sample.ts";

const schema = z.looseObject({
  prompts: z.array(z.unknown()).optional(),
  completions: z.array(z.unknown()).min(1).max(10_000),
});

/** Columns of a data set that may hold the ground truth. */
const TRUTHS = ["ground_truth", "tests", "test_cases", "verification_info", "answer", "solution"];

/**
 * TRL's reward functions: `prompts` and `completions` (texts, or lists of messages) with every other column of the data
 * set. Null, which TRL leaves out of the mean, is for samples that cannot be judged.
 */
const trl: Face<z.infer<typeof schema>> = {
  path: "/trl",
  schema,
  takesNull: true,
  read: (body, { language }) => {
    const column = (name: string, index: number): unknown => {
      const values = body[name];
      return Array.isArray(values) ? (values as unknown[])[index] : undefined;
    };
    const named = TRUTHS.find((name) => Array.isArray(body[name]));
    return {
      samples: body.completions.map((completion, index) => {
        const truth = readGroundTruth(
          named === undefined ? undefined : column(named, index),
          `body.${named}[${index}]`,
        );
        const about = Object.fromEntries(
          ["entry", "language", "reference", "original"].flatMap((name) => {
            const value = column(name, index);
            if (value === undefined || value === null) return [];
            if (typeof value !== "string")
              throw new AssayError("REQUEST_INVALID", "a text is needed", {
                where: `body.${name}[${index}]`,
              });
            return [[name, value]];
          }),
        );
        return sampleOf(
          completionText(completion, `body.completions[${index}]`),
          { ...truth, ...about },
          language,
        );
      }),
    };
  },
  write: (graded) => ({ rewards: graded.map(({ value }) => value) }),
};

export default trl;
