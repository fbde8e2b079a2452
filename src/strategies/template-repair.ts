import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import sample from "../moves/sample.ts";
import templateRepairs, { TEMPLATE_REPAIR, type TemplateRepairOptions } from "../moves/template-repair.ts";

/**
 * Repairs by templates, with no model: the task's own program where it has a whole one that fails its visible tests
 * (a repair task), else one program by the model. A starter that passes, or has only signature and docstring, is not
 * taken for a program.
 * Calls: `program` ×1 unless the task brings its program.
 */
const templateRepair: Strategy<TemplateRepairOptions> = {
  id: "template-repair",
  title: "Template repair: small changes of the most suspicious lines, until the visible tests pass",
  paper: "Zhang et al. 2023 (GAMMA), arXiv 2309.09308; Liu et al. 2019 (TBar), arXiv 1903.08409",
  calls: "program, and nothing for a task that brings its program",
  options: TEMPLATE_REPAIR,
  async solve(task, kit, options) {
    const [first] = isRepair(task)
      ? [brought(task, kit)]
      : await sample(task, kit, { style: "chat", n: 1, temperature: 0 });
    const patches = await templateRepairs(task, first!, kit, options);
    return [...patches, first!];
  },
};

/** Whether the task's starter is a whole program. */
function isRepair({ starter, prompt }: Task): boolean {
  return (
    starter !== undefined &&
    starter.trim() !== prompt.trim() &&
    /^\s+(return|yield)\b|[;}]\s*$/m.test(starter)
  );
}

function brought({ starter }: Task, kit: Kit): Candidate {
  const candidate = { id: "starter", text: starter! };
  kit.offer(candidate);
  return candidate;
}

export default templateRepair;
