import type { Strategy } from "../core/strategy.ts";
import firstProgram from "../moves/first-program.ts";
import templateRepairs, { TEMPLATE_REPAIR, type TemplateRepairOptions } from "../moves/template-repair.ts";

/**
 * Repairs by templates, with no model: the task's own program where it has a whole one that fails its visible tests
 * (a repair task), else one program by the model.
 * Calls: `program` ×1 unless the task brings its program.
 */
const templateRepair: Strategy<TemplateRepairOptions> = {
  id: "template-repair",
  title: "Template repair: small changes of the most suspicious lines, until the visible tests pass",
  paper: "Zhang et al. 2023 (GAMMA), arXiv 2309.09308; Liu et al. 2019 (TBar), arXiv 1903.08409",
  calls: "program, and nothing for a task that brings its program",
  options: TEMPLATE_REPAIR,
  async solve(task, kit, options) {
    const first = await firstProgram(task, kit);
    return [...(await templateRepairs(task, first, kit, options)), first];
  },
};

export default templateRepair;
