import { expect, test } from "vitest";
import { writeReply } from "../../src/dialects/openai-responses/reply.ts";

/** What a `ResponseResource` of the Open Responses specification must have. */
const REQUIRED =
  "id object created_at completed_at status incomplete_details model previous_response_id instructions output error tools \
tool_choice truncation parallel_tool_calls text top_p presence_penalty frequency_penalty top_logprobs temperature reasoning \
usage max_output_tokens max_tool_calls store background service_tier metadata safety_identifier prompt_cache_key";

const by = { id: "1", model: "m", created: 7 };

test("an answer has every field that the specification requires, and what holds where nobody asked", () => {
  const whole = writeReply({ choices: [{ text: "Hi", finish: "stop" }] }, by);
  expect(Object.keys(whole).sort()).toEqual(REQUIRED.split(" ").sort());
  expect(whole).toMatchObject({
    status: "completed",
    completed_at: expect.any(Number),
    temperature: 1,
    tools: [],
    usage: null,
  });
  expect(writeReply({ choices: [{ text: "H", finish: "length" }] }, by)).toMatchObject({
    status: "incomplete",
    completed_at: null,
    incomplete_details: { reason: "max_output_tokens" },
  });
});

test("an answer repeats what was asked", () => {
  const tool = { name: "w", description: "d", parameters: { type: "object" } };
  const question = {
    temperature: 0,
    topP: 0.5,
    maxTokens: 9,
    tools: [tool],
    toolChoice: { name: "w" },
    format: { schema: { type: "object" } },
    reasoning: "low" as const,
  };
  expect(writeReply({ choices: [{ text: "Hi", finish: "stop" }] }, { ...by, question })).toMatchObject({
    temperature: 0,
    top_p: 0.5,
    max_output_tokens: 9,
    tools: [{ type: "function", ...tool, strict: false }],
    tool_choice: { type: "function", name: "w" },
    text: { format: { type: "json_schema", schema: { type: "object" } } },
    reasoning: { effort: "low" },
  });
});
