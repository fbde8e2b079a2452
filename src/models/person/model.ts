import type { Ask, Model } from "../../core/model.ts";

/** Shows a question to a person and brings back what was answered. */
export type Asker = (question: string, signal?: AbortSignal) => Promise<string>;

/** A person as a model: asked one question at a time, at no price that we know how to count, so at none. */
export function personModel(id: string, ask: Asker): Model {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (question: string, signal?: AbortSignal): Promise<string> => {
    const answer = turn.then(() => {
      signal?.throwIfAborted();
      return ask(question, signal);
    });
    turn = answer.catch(() => {});
    return answer;
  };
  return {
    id,
    source: "person",
    supports: {
      chat: true,
      prompt: true,
      infill: true,
      n: false,
      tools: false,
      images: false,
      logprobs: false,
      seed: false,
    },
    async reply(asked, { task, signal }) {
      const n = asked.n ?? 1;
      const answers = Array.from({ length: n }, (_, index) => {
        const which = n > 1 ? `, answer ${index + 1} of ${n}` : "";
        return inTurn(`── ${task}: ${asked.purpose}${which}\n\n${questionText(asked)}`, signal);
      });
      const texts = await Promise.all(answers);
      return texts.map((text) => ({ text, tokens: { prompt: 0, completion: 0 }, cost: 0, finish: "stop" }));
    },
  };
}

function questionText({ messages, prompt, infill }: Ask): string {
  if (infill) return `${infill.prefix}⟨what belongs here?⟩${infill.suffix}`;
  if (prompt !== undefined) return prompt;
  return (messages ?? [])
    .map(({ role, content }) => (role === "user" ? content : `[${role}]\n${content}`))
    .join("\n\n");
}
