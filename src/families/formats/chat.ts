import type { ChatFormat } from "../../core/family.ts";

/** The special tokens of {@link chatml}. */
export const CHATML_TOKENS = ["<|im_start|>", "<|im_end|>"] as const;

/** ChatML, with the family's own default system message if it has one. */
export function chatml(system?: string): ChatFormat {
  return {
    ...(system === undefined ? {} : { system }),
    turns: {
      system: ["<|im_start|>system\n", "<|im_end|>\n"],
      user: ["<|im_start|>user\n", "<|im_end|>\n"],
      assistant: ["<|im_start|>assistant\n", "<|im_end|>\n"],
    },
    reply: "<|im_start|>assistant\n",
    stop: ["<|im_end|>"],
  };
}

/** Llama 2's chat, with the system message inside the first user message. `</s><s>` parts the rounds. */
export const llamaChat: ChatFormat = {
  turns: { user: ["[INST] ", " [/INST]"], assistant: [" ", " </s><s>"] },
  fold: { into: "first", text: "<<SYS>>\n{system}\n<</SYS>>\n\n{user}" },
  reply: "",
  stop: ["</s>"],
};
