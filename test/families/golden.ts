/**
 * What each family is asked, letter by letter, written by hand from the published formats: nothing here is
 * computed. `fill` fills the gap between "def add(a, b):\n" and "    return c\n"; `one` is the chat of one user
 * message "Add two numbers."; `long` has a system message "Be brief." and the turns "One?", "1", "Two?".
 */
export interface Golden {
  fill?: string;
  one?: string;
  long?: string;
}

const FIM = "<fim_prefix>def add(a, b):\n<fim_suffix>    return c\n<fim_middle>";
const BARRED = "<|fim_prefix|>def add(a, b):\n<|fim_suffix|>    return c\n<|fim_middle|>";
const CHATML_LONG =
  "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nOne?<|im_end|>\n<|im_start|>assistant\n1<|im_end|>\n<|im_start|>user\nTwo?<|im_end|>\n<|im_start|>assistant\n";
const CHATML_BARE = "<|im_start|>user\nAdd two numbers.<|im_end|>\n<|im_start|>assistant\n";
const QWEN: Golden = {
  one: "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n<|im_start|>user\nAdd two numbers.<|im_end|>\n<|im_start|>assistant\n",
  long: CHATML_LONG,
};
const LLAMA: Golden = {
  one: "[INST] Add two numbers. [/INST]",
  long: "[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nOne? [/INST] 1 </s><s>[INST] Two? [/INST]",
};
const CODE_LLAMA_FILL = "<PRE> def add(a, b):\n <SUF>    return c\n <MID>";
const DEEPSEEK_FILL = "<｜fim▁begin｜>def add(a, b):\n<｜fim▁hole｜>    return c\n<｜fim▁end｜>";
const DEEPSEEK: Golden = {
  one: "You are an AI programming assistant, utilizing the Deepseek Coder model, developed by Deepseek Company, and you only answer questions related to computer science. For politically sensitive questions, security and privacy issues, and other non-computer science questions, you will refuse to answer\n### Instruction:\nAdd two numbers.\n### Response:\n",
  long: "Be brief.### Instruction:\nOne?\n### Response:\n1\n<|EOT|>\n### Instruction:\nTwo?\n### Response:\n",
};
const CODEGEN2 = "def add(a, b):\n<mask_1>    return c\n<|endoftext|><sep><mask_1>";
const GRANITE: Golden = {
  one: "Question:\nAdd two numbers.\n\nAnswer:\n",
  long: "System:\nBe brief.\n\nQuestion:\nOne?\n\nAnswer:\n1\n\nQuestion:\nTwo?\n\nAnswer:\n",
};
const ALPACA: Golden = {
  one: "Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n### Instruction:\nAdd two numbers.\n\n### Response:",
};
const MAGICODER: Golden = {
  one: "You are an exceptionally intelligent coding assistant that consistently delivers accurate and reliable responses to user instructions.\n\n@@ Instruction\nAdd two numbers.\n\n@@ Response\n",
};
const OPENCODER: Golden = {
  one: "<|im_start|>system\nYou are OpenCoder, created by OpenCoder Team.<|im_end|>\n<|im_start|>user\nAdd two numbers.<|im_end|>\n<|im_start|>assistant\n",
};
const PHI3: Golden = {
  one: "<|user|>\nAdd two numbers.<|end|>\n<|assistant|>\n",
  long: "<|system|>\nBe brief.<|end|>\n<|user|>\nOne?<|end|>\n<|assistant|>\n1<|end|>\n<|user|>\nTwo?<|end|>\n<|assistant|>\n",
};

export const GOLDEN: Record<string, Golden> = {
  "aixcoder/base": {
    fill: "▁<AIX-SPAN-PRE>▁<AIX-SPAN-POST>    return c\n▁<AIX-SPAN-MIDDLE>def add(a, b):\n",
  },
  "code-llama/base": { fill: CODE_LLAMA_FILL },
  "code-llama/instruct": { fill: CODE_LLAMA_FILL, ...LLAMA },
  "code-llama/instruct-large": LLAMA,
  "code-llama/instruct-largest": {
    one: "Source: user\n\n Add two numbers. <step> Source: assistant\nDestination: user\n\n ",
    long: "Source: system\n\n Be brief. <step> Source: user\n\n One? <step> Source: assistant\n\n 1 <step> Source: user\n\n Two? <step> Source: assistant\nDestination: user\n\n ",
  },
  "codefuse/codellama": {
    one: "<|role_start|>human<|role_end|>Add two numbers.<|role_start|>bot<|role_end|>",
    long: "<|role_start|>system<|role_end|>Be brief.<|role_start|>human<|role_end|>One?<|role_start|>bot<|role_end|>1</s><|role_start|>human<|role_end|>Two?<|role_start|>bot<|role_end|>",
  },
  "codefuse/deepseek": {
    one: "<s>human\nAdd two numbers.\n<s>bot\n",
    long: "<s>system\nBe brief.\n<s>human\nOne?\n<s>bot\n1<｜end▁of▁sentence｜>\n<s>human\nTwo?\n<s>bot\n",
  },
  "codegemma/base": { fill: BARRED },
  "codegemma/instruct": {
    one: "<start_of_turn>user\nAdd two numbers.<end_of_turn>\n<start_of_turn>model\n",
    long: "<start_of_turn>user\nBe brief.\n\nOne?<end_of_turn>\n<start_of_turn>model\n1<end_of_turn>\n<start_of_turn>user\nTwo?<end_of_turn>\n<start_of_turn>model\n",
  },
  "codegen2/base": { fill: CODEGEN2 },
  "codegen2/base-2.5": { fill: CODEGEN2 },
  "codeqwen/base": { fill: FIM },
  "codeqwen/instruct": { one: CHATML_BARE, long: CHATML_LONG },
  "codeshell/base": { fill: FIM },
  "codestral/instruct": {
    fill: "[SUFFIX]    return c\n[PREFIX]def add(a, b):\n",
    one: "[INST] Add two numbers.[/INST]",
    long: "[INST] One?[/INST] 1</s>[INST] Be brief.\n\nTwo?[/INST]",
  },
  "codet5-plus/small": { fill: "def add(a, b):\n<extra_id_0>    return c\n" },
  "crystal/base": { fill: BARRED },
  "crystal/chat": {
    one: "<|sys_start|> You are an AI assistant. You will be given a task. You must generate a detailed and long answer. <|sys_end|> <|im_start|> Add two numbers. <|im_end|>",
  },
  "decicoder/base": { fill: FIM },
  "deepseek-coder/base": { fill: DEEPSEEK_FILL },
  "deepseek-coder/instruct": DEEPSEEK,
  "deepseek-coder/instruct-v1.5": DEEPSEEK,
  "deepseek-coder-v2/base": { fill: DEEPSEEK_FILL },
  "deepseek-coder-v2/instruct": {
    one: "User: Add two numbers.\n\nAssistant:",
    long: "Be brief.\n\nUser: One?\n\nAssistant: 1<｜end▁of▁sentence｜>User: Two?\n\nAssistant:",
  },
  "granite-code/base-2k": { fill: FIM },
  "granite-code/base-4k": { fill: FIM },
  "granite-code/base-8k": { fill: FIM },
  "granite-code/base-128k": { fill: FIM },
  "granite-code/instruct-2k": GRANITE,
  "granite-code/instruct-4k": GRANITE,
  "granite-code/instruct-8k": GRANITE,
  "granite-code/instruct-128k": GRANITE,
  "incoder/base": { fill: "def add(a, b):\n<|mask:0|>    return c\n<|mask:1|><|mask:0|>" },
  "magicoder/codellama": MAGICODER,
  "magicoder/deepseek": MAGICODER,
  "mellum/base": { fill: "<fim_suffix>    return c\n<fim_prefix>def add(a, b):\n<fim_middle>" },
  "octocoder/instruct": {
    one: "Question: Add two numbers.\n\nAnswer:",
    long: "Question: Be brief.\n\nOne?\n\nAnswer: 1\n\nQuestion: Two?\n\nAnswer:",
  },
  "opencoder/instruct-1.5b": OPENCODER,
  "opencoder/instruct-8b": OPENCODER,
  "phi/phi-2": { one: "Instruct: Add two numbers.\nOutput:" },
  "phi/phi-3": PHI3,
  "phi/phi-3-128k": PHI3,
  "phind-codellama/instruct": {
    one: "### User Message\nAdd two numbers.\n\n### Assistant\n",
    long: "### System Prompt\nBe brief.\n\n### User Message\nOne?\n\n### Assistant\n1\n\n### User Message\nTwo?\n\n### Assistant\n",
  },
  "qwen-coder/base-small": { fill: BARRED },
  "qwen-coder/base-3b": { fill: BARRED },
  "qwen-coder/base-large": { fill: BARRED },
  "qwen-coder/instruct-small": QWEN,
  "qwen-coder/instruct-3b": QWEN,
  "qwen-coder/instruct-large": QWEN,
  "qwen3-coder/instruct": { one: CHATML_BARE, long: CHATML_LONG },
  "refact/base": {
    fill: FIM,
    one: "<empty_output>SYSTEM You are a programming assistant\n<empty_output>USER Add two numbers.\n<empty_output>ASSISTANT",
  },
  "santacoder/base": { fill: "<fim-prefix>def add(a, b):\n<fim-suffix>    return c\n<fim-middle>" },
  "seed-coder/base": { fill: "<[fim-suffix]>    return c\n<[fim-prefix]>def add(a, b):\n<[fim-middle]>" },
  "seed-coder/instruct": {
    one: "<[begin▁of▁sentence]>system\nYou are an AI programming assistant, utilizing the Seed-Coder model, developed by ByteDance Seed, and you only answer questions related to computer science. For politically sensitive questions, security and privacy issues, and other non-computer science questions, you will refuse to answer.\n\n<[end▁of▁sentence]><[begin▁of▁sentence]>user\nAdd two numbers.<[end▁of▁sentence]><[begin▁of▁sentence]>assistant\n",
  },
  "stable-code/base": { fill: FIM },
  "stable-code/instruct": { one: CHATML_BARE, long: CHATML_LONG },
  "starcoder/base": { fill: FIM },
  "starcoder/chat": {
    one: "<|system|>\n<|end|>\n<|user|>\nAdd two numbers.<|end|>\n<|assistant|>",
    long: "<|system|>\nBe brief.<|end|>\n<|user|>\nOne?<|end|>\n<|assistant|>\n1<|end|>\n<|user|>\nTwo?<|end|>\n<|assistant|>",
  },
  "starcoder2/base": { fill: FIM },
  "starcoder2/instruct": {
    one: "<|endoftext|>You are an exceptionally intelligent coding assistant that consistently delivers accurate and reliable responses to user instructions.\n\n### Instruction\nAdd two numbers.\n\n### Response\n",
  },
  "wizardcoder/starcoder": ALPACA,
  "wizardcoder/python": ALPACA,
  "wizardcoder/deepseek": ALPACA,
  "yi-coder/chat": { one: CHATML_BARE, long: CHATML_LONG },
};
