// assay serve, then: npx tsx examples/gateway/anthropic.ts
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: "http://127.0.0.1:8080", apiKey: "none" });
const content = "Write a JavaScript function half(n).\n\nhalf(4) returns 2, half(10) returns 5";
const answer = await client.messages.create({
  model: "auto/builtin/solver",
  max_tokens: 1000,
  messages: [{ role: "user", content }],
});
console.log(answer.content, (answer as unknown as { assay: unknown }).assay);
