import { z } from "zod";
import apiMisuse, { apiUses } from "../metrics/api-misuse.ts";
import { mean } from "../metrics/problems/mean.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** One question's reply: a text, or a chat completion. */
const Row = z
  .object({
    prompt: z.unknown().optional(),
    response: z.string().optional(),
    choices: z.array(z.object({ message: z.object({ content: z.string() }) })).optional(),
  })
  .transform(({ prompt, response, choices }) => ({
    prompt: typeof prompt === "string" ? prompt : "",
    replies: response === undefined ? (choices ?? []).map(({ message }) => message.content) : [response],
  }))
  .refine(({ replies }) => replies.length > 0, "no response, no choices");

const RUNS = [{ name: "gpt4, zero shot", file: "gpt4_zero_shot" }];

/** The model, and what its prompt showed: `vicuna1.5_one_ir_shot`. */
const LIKE = {
  folder: /^robust-?api/i,
  file: /(.+?)_((?:zero|one)_.+|retrieve_rule)/,
  row: Row,
  other: ({ name, match }: FoundFile) => ({
    name: `${match[1]}, ${match[2]!.replaceAll("_", " ")}`,
    file: name,
  }),
};

const NOTE = "by our rules on syntax and not by the paper's checker";

/** RobustAPI: how often recorded replies to questions about Java APIs break the rules of use. Nothing is run. */
const robustapi: Reproduction = {
  id: "robustapi",
  title: "RobustAPI: misuse of Java APIs in recorded replies",
  paper: "Zhong & Wang 2024 (RobustAPI), arXiv 2308.10335",
  async *rows(ports) {
    const runs = await recordedRuns(RUNS, LIKE, ports);
    await apiMisuse.ready?.(["java"]);
    const figures = runs.flatMap(({ name, rows }): KeptFigure[] => {
      const uses = rows.map(({ prompt, replies: [reply = ""] }) => {
        const code = codeOf(reply.startsWith(prompt) ? reply.slice(prompt.length) : reply);
        return code === undefined ? null : apiUses(code, "java");
      });
      const parsed = uses.filter((each) => each !== null);
      const used = parsed.filter((each) => each.length > 0);
      const misused = used.map((each) => Number(each.some((use) => use.misused)));
      const own = (row: string, value: number | null, note: string): KeptFigure[] =>
        value === null ? [] : [{ name: `${name}: ${row}`, ours: 100 * value, note: `${NOTE}; ${note}` }];
      const rate = used.length === 0 ? null : mean(misused);
      return [
        ...own("programs with a misuse %", rate, `of ${used.length} that use a known API`),
        ...own("programs that parse %", parsed.length / rows.length, `of ${rows.length} replies`),
      ];
    });
    yield* keptRows(ports, figures, 0.005);
  },
};

/** The code of an answer in the form that the prompt asks for, `<<<code>>>: … <<<explanation>>>`. */
function codeOf(reply: string): string | undefined {
  const answer = /<<<code>>>:([\s\S]*?)(?:<<<|$)/.exec(reply)?.[1];
  if (answer === undefined || answer.trim() === "") return undefined;
  return /```\w*\n([\s\S]*?)(?:```|$)/.exec(answer)?.[1] ?? answer.trim();
}

export default robustapi;
