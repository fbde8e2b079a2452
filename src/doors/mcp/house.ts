import type { z } from "zod";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Budget } from "../../core/strategy.ts";
import type { Shelf } from "../gateway/shelf.ts";

/** What every tool works with. */
export interface House {
  sandbox: Sandbox;
  shelf: Shelf;
  /** The model of `solve` and `generate_tests` when a call names none. */
  model: string;
  /** What one call may take of a model. */
  budget: Budget;
}

/** One tool: its answer is JSON, and is shown as such. */
export interface Tool<Input = never> {
  name: string;
  title: string;
  /** For the model that chooses among tools: what it does, and when it is of use. */
  description: string;
  input: z.ZodType<Input>;
  /** False for one that asks a model, which may cost money. */
  free: boolean;
  run(input: Input, house: House, signal: AbortSignal): Promise<Record<string, unknown>>;
}
