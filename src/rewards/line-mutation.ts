import mutate from "../code/mutate.ts";
import { seededRandom } from "../core/random.ts";
import type { Reward, StepLabel } from "../core/reward.ts";

/**
 * Labels of single lines, proved by running. A program that passes is right line by line; each of its lines is also given
 * with one small mistake in it, and where that makes a test fail, the changed line is labelled wrong. A mistake that no
 * test sees may be none, so it gets no label. The value is that of the whole: 1 when it passes, else 0, without labels.
 */
const lineMutation: Reward<{ perLine: number; most: number }> = {
  id: "line-mutation",
  title: "Process labels: each line as it is, and with a mistake that running proves",
  paper:
    "Ye et al. 2025 (PRLCoder), arXiv 2502.01715; mistakes by rule, where the paper has a model make them",
  options: { perLine: 1, most: 60 },
  needs: ["tests"],
  async of({ program, language }, { check }, { perLine, most }) {
    if (!(await check(program)).pass) return { value: 0, steps: [] };
    const lines = program.split("\n");
    const stepOf = (text: string, at: number): StepLabel => {
      const own = text.split("\n");
      return { prefix: own.slice(0, at).join("\n"), line: own[at] ?? "", label: true };
    };
    const steps = lines.flatMap((line, at) => (line.trim() === "" ? [] : [stepOf(program, at)]));
    const random = seededRandom(`line-mutation ${program}`);
    const byLine = new Map<number, { program: string; mutation: string }[]>();
    for (const mutant of await mutate(program, language))
      byLine.set(mutant.line, [...(byLine.get(mutant.line) ?? []), mutant]);
    const chosen = [...byLine].flatMap(([line, mutants]) => {
      const shuffled = mutants.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at);
      return shuffled.slice(0, perLine).map(({ mutant }) => ({ ...mutant, line }));
    });
    const labelled = await Promise.all(
      chosen.slice(0, most).map(async ({ program: wrong, mutation, line }): Promise<StepLabel> => {
        const { pass } = await check(wrong);
        return { ...stepOf(wrong, line - 1), label: pass ? null : false, mutation };
      }),
    );
    return { value: 1, steps: [...steps, ...labelled] };
  },
};

export default lineMutation;
