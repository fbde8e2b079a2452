import { z } from "zod";
import type { Face } from "../door.ts";
import type { Graded } from "../grade.ts";
import { completionText, readGroundTruth, sampleOf } from "../sample.ts";

const text = z.string();
const schema = z.strictObject({
  reward: text.exactOptional(),
  /** Constants of the reward in place of its own. */
  constants: z.record(text, z.unknown()).exactOptional(),
  samples: z
    .array(
      z.strictObject({
        completion: z.unknown(),
        language: text.exactOptional(),
        tests: z.unknown().optional(),
        entry: text.exactOptional(),
        reference: text.exactOptional(),
        original: text.exactOptional(),
      }),
    )
    .min(1)
    .max(10_000),
});

/** Our own shape: everything a reward may need, and everything it says. */
const own: Face<z.infer<typeof schema>> = {
  path: "/v1/reward",
  schema,
  takesNull: true,
  read: ({ samples, reward, constants }, { language: preset }) => ({
    samples: samples.map(({ completion, tests, language = preset, ...about }, index) => {
      const truth = readGroundTruth(tests, `body.samples[${index}].tests`);
      return sampleOf(
        completionText(completion, `body.samples[${index}].completion`),
        { ...truth, ...about },
        language,
      );
    }),
    ...(reward !== undefined && { reward }),
    ...(constants !== undefined && { constants }),
  }),
  write: (graded) => ({
    rewards: graded.map(({ value }) => value),
    details: graded,
    failed: failures(graded),
  }),
};

export default own;

function failures(graded: readonly Graded[]): number {
  return graded.filter(({ failed }) => failed !== undefined).length;
}
