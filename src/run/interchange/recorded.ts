/** One answer as another tool recorded it, in the shape that `assay score` reads. */
export interface RecordedSample {
  task_id: string;
  /** Its number among the answers to the task. */
  sample_id: string;
  /** A reply as the model gave it. */
  completion?: string;
  /** A whole program. */
  solution?: string;
  /** How the other tool judged it, to compare with: null where it does not say. */
  recorded: { by: "inspect" | "evalplus"; pass: boolean | null };
}

/** One task as another tool describes it. */
export interface RecordedTask {
  task_id: string;
  prompt: string;
  recorded: { by: "harbor" } & Record<string, unknown>;
}
