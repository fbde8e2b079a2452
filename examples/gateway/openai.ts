// assay serve, then: npx tsx examples/gateway/openai.ts
import OpenAI from "openai";

const client = new OpenAI({ baseURL: "http://127.0.0.1:8080/v1", apiKey: "none" });
const content = "Write a Python function double(n).\n\n>>> double(2)\n4\n>>> double(5)\n10";
const stream = await client.chat.completions.create({
  model: "auto/builtin/solver",
  messages: [{ role: "user", content }],
  stream: true,
});
for await (const chunk of stream) {
  const delta = chunk.choices[0]?.delta as { content?: string; reasoning_content?: string } | undefined;
  process.stderr.write(delta?.reasoning_content ?? "");
  process.stdout.write(delta?.content ?? "");
  if ("assay" in chunk) console.error(chunk.assay);
}
