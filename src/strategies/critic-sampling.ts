import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import rate, { scoreRule } from "../moves/rate.ts";
import repair, { failureText } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import visibleScore, { type Scored } from "../moves/visible-score.ts";
import { writeSeveral } from "../moves/write.ts";

export interface CriticSamplingOptions {
  /** Programs drawn first, and again afterwards. */
  samples: number;
  /** Programs that are gone on from, or repaired. */
  seeds: number;
  /** Share of a passing program's lines that is kept as a beginning. A whole program would leave nothing to vary. */
  prefix: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * CodeRL's critic sampling. When some programs pass the visible tests, the best-rated of them give beginnings that are
 * completed anew; when none passes, the failing ones rated likeliest are repaired from their failure. All that pass are
 * then ranked by the critic. The paper's critic is a trained classifier with a score for each token; here the model rates
 * whole programs, and a beginning is a share of the lines.
 * Calls: `program` ×n, `critic` for each distinct program, then `program` ×n (refine) or `repair` ×n, `critic` again.
 */
const criticSampling: Strategy<CriticSamplingOptions> = {
  id: "critic-sampling",
  title: "CodeRL critic sampling: refine what passes, repair what does not, rank by a critic",
  paper: "Le et al. 2022, arXiv 2207.01780",
  calls: "program ×5, critic ×1–5, then program or repair ×5, critic ×0–5",
  options: { samples: 5, seeds: 2, prefix: 0.5, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const drawn = await sample(task, kit, { ...options, style: "chat", n: options.samples });
    const first = await tried(task, drawn, kit, options);
    const passing = first.filter(passes);
    const seeds = (passing.length > 0 ? passing : first).slice(0, options.seeds);
    const share = Math.max(1, Math.floor(options.samples / seeds.length));
    const again = await Promise.all(
      seeds.map((seed) =>
        passing.length > 0
          ? refined(task, seed.candidate, share, kit, options)
          : repaired(task, seed, share, kit, options),
      ),
    );
    const known = new Set(drawn.map(({ text }) => text));
    const fresh = again.flat().filter(({ text }) => !known.has(text));
    const all = [...first, ...(await tried(task, fresh, kit, options))];
    return all
      .sort((a, b) => Number(passes(b)) - Number(passes(a)) || b.rating - a.rating || b.score - a.score)
      .map(({ candidate }) => candidate);
  },
};

type Rated = Scored & { rating: number };

const passes = ({ verdict }: Scored) => verdict === null || verdict.pass;

/** Distinct programs, run on the visible tests and rated, best rated first. */
async function tried(
  task: Task,
  programs: readonly Candidate[],
  kit: Kit,
  { maxTokens }: CriticSamplingOptions,
): Promise<Rated[]> {
  const distinct = [...new Map(programs.map((each) => [each.text, each])).values()];
  const label = syntaxOf(task.language).names[0] ?? "";
  const rated = await Promise.all(
    distinct.map(async (candidate) => {
      const demand = `How likely is it that this program passes all hidden tests? ${scoreRule(0, 10)}`;
      const messages = about(task, { Program: fenced(candidate.text, label) }, demand);
      const { score } = await rate(kit, "critic", messages, { from: 0, to: 10, temperature: 0, maxTokens });
      return { ...(await visibleScore(task, candidate, kit)), rating: score ?? 5 };
    }),
  );
  return rated.sort((a, b) => b.rating - a.rating);
}

function refined(
  task: Task,
  { id, text }: Candidate,
  n: number,
  kit: Kit,
  { prefix, temperature, maxTokens }: CriticSamplingOptions,
): Promise<Candidate[]> {
  const lines = text.trimEnd().split("\n");
  const beginning = lines.slice(0, Math.max(1, Math.floor(lines.length * prefix))).join("\n");
  const label = syntaxOf(task.language).names[0] ?? "";
  const demand = `A program that begins like this can be right. Go on from there, in a way of your own. ${replyRule(task)}`;
  const messages = about(task, { Beginning: fenced(beginning, label) }, demand);
  return writeSeveral(task, kit, messages, { n, id: `${id}/refined`, parent: id, temperature, maxTokens });
}

async function repaired(
  task: Task,
  { candidate, verdict }: Scored,
  n: number,
  kit: Kit,
  options: CriticSamplingOptions,
): Promise<Candidate[]> {
  const failure = verdict ? failureText(verdict, task) : "";
  const feedback = ["The program above is wrong.", failure, `Please fix it. ${replyRule(task)}`].join("\n\n");
  const fixes: Candidate[] = [];
  for (let turn = 0; turn < n; turn++)
    fixes.push(await repair(task, [{ candidate, feedback }], kit, options));
  return fixes;
}

export default criticSampling;
