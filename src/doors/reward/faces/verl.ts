import { z } from "zod";
import type { RewardSample } from "../../../core/reward.ts";
import type { Face } from "../door.ts";
import { readGroundTruth, sampleOf } from "../sample.ts";

const extra = z.union([z.looseObject({ language: z.string().optional() }), z.null()]).optional();
const one = z.looseObject({
  data_source: z.unknown().optional(),
  solution_str: z.string(),
  ground_truth: z.unknown(),
  extra_info: extra,
});
const many = z.looseObject({
  data_sources: z.array(z.unknown()).optional(),
  solution_strs: z.array(z.string()).min(1).max(10_000),
  ground_truths: z.array(z.unknown()),
  extra_infos: z.array(extra).optional(),
});
const schema = z.union([one, many]);

/**
 * verl's `compute_score`: one sample (`solution_str`, `ground_truth`), or a batch of them in the plural, as its batch
 * reward manager calls. Answered with `score`, or `scores`.
 */
const verl: Face<z.infer<typeof schema>> = {
  path: "/verl",
  schema,
  takesNull: false,
  read: (body, { language }) => {
    const sample = (
      text: string,
      truth: unknown,
      about: z.infer<typeof extra>,
      where: string,
    ): RewardSample => sampleOf(text, readGroundTruth(truth, where), about?.language ?? language);
    if (isOne(body))
      return {
        samples: [sample(body.solution_str, body.ground_truth, body.extra_info, "body.ground_truth")],
      };
    const { solution_strs: texts, ground_truths: truths, extra_infos: extras } = body as z.infer<typeof many>;
    return {
      samples: texts.map((text, index) =>
        sample(text, truths[index], extras?.[index], `body.ground_truths[${index}]`),
      ),
    };
  },
  write: (graded, body) => {
    const scores = graded.map(({ value, outcome, parts }) => ({
      score: value,
      outcome: outcome ?? null,
      ...parts,
    }));
    return isOne(body) ? scores[0]! : { scores: scores.map(({ score }) => score), details: scores };
  },
};

export default verl;

function isOne(body: z.infer<typeof schema>): body is z.infer<typeof one> {
  return typeof body.solution_str === "string";
}
