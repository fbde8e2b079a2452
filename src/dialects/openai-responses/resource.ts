import type { Answer, Choice, Question, Signature } from "../dialect/dialect.ts";

/** Why an answer is incomplete, and our words for it. */
export const REASONS: Record<string, string> = { max_output_tokens: "length", content_filter: "refused" };

/**
 * A response as the format has it, which repeats what was asked: all fields that the Open Responses specification
 * (openresponses.org, 2026) requires, with the values that hold where nobody asked for others.
 */
export function responseOf(
  { id, model, created, question = {} }: Signature,
  status: "in_progress" | "completed",
  output: object[],
  choice?: Pick<Choice, "finish">,
  usage?: Answer["usage"],
): Record<string, unknown> {
  const cut = Object.entries(REASONS).find(([, ours]) => ours === choice?.finish)?.[0];
  const { tools = [], toolChoice = "auto", reasoning } = question;
  return {
    id: `resp_${id}`,
    object: "response",
    created_at: created,
    completed_at: status === "completed" && !cut ? Math.floor(Date.now() / 1000) : null,
    status: cut ? "incomplete" : status,
    background: false,
    error: null,
    frequency_penalty: 0,
    incomplete_details: cut ? { reason: cut } : null,
    instructions: null,
    max_output_tokens: question.maxTokens ?? null,
    max_tool_calls: null,
    metadata: {},
    model,
    output,
    parallel_tool_calls: true,
    presence_penalty: 0,
    previous_response_id: null,
    prompt_cache_key: null,
    reasoning: reasoning ? { effort: reasoning, summary: null } : null,
    safety_identifier: null,
    service_tier: "default",
    store: false,
    temperature: question.temperature ?? 1,
    text: { format: formatOf(question) },
    tool_choice: typeof toolChoice === "object" ? { type: "function", ...toolChoice } : toolChoice,
    tools: tools.map((tool) => ({ type: "function", ...tool, strict: false })),
    top_logprobs: question.logprobs ?? 0,
    top_p: question.topP ?? 1,
    truncation: "disabled",
    usage: usage
      ? {
          input_tokens: usage.prompt,
          input_tokens_details: { cached_tokens: usage.cached ?? 0 },
          output_tokens: usage.completion,
          output_tokens_details: { reasoning_tokens: usage.reasoning ?? 0 },
          total_tokens: usage.prompt + usage.completion,
        }
      : null,
  };
}

function formatOf({ format }: Question): object {
  if (!format) return { type: "text" };
  if (!format.schema) return { type: "json_object" };
  return { type: "json_schema", name: "answer", description: null, schema: format.schema, strict: false };
}
