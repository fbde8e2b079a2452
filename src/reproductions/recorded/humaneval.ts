import { openBenchmark } from "../../benchmarks/open/open.ts";
import { AssayError } from "../../core/errors.ts";
import type { Problem } from "../../core/problem.ts";
import type { ReproductionPorts } from "../reproduction/reproduction.ts";

/** HumanEval's problems by id, for recorded files that name a task and do not repeat it. */
export async function humanEval({
  data,
  onNotice,
}: ReproductionPorts): Promise<(id: string) => Problem & { prompt: string }> {
  const { problems } = await openBenchmark("humaneval", { data, onNotice });
  const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
  return (id) => {
    const problem = byId.get(id);
    if (problem) return { ...problem, prompt: problem.task.prompt };
    throw new AssayError("UNKNOWN_TASK", `HumanEval has no task "${id}"`, {
      fix: "check that the recorded file is complete and as published",
    });
  };
}
