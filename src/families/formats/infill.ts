import type { InfillFormat } from "../../core/family.ts";

/** The special tokens of {@link starcoderInfill}. */
export const FIM_TOKENS = ["<fim_prefix>", "<fim_middle>", "<fim_suffix>", "<fim_pad>"] as const;

/** StarCoder's format, prefix first, which many later families took over. */
export const starcoderInfill: InfillFormat = {
  template: "<fim_prefix>{prefix}<fim_suffix>{suffix}<fim_middle>",
  stop: [],
};

/** The special tokens of {@link barredInfill}. */
export const BARRED_FIM_TOKENS = ["<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>"] as const;

/** The same order with bars inside the tokens. */
export const barredInfill: InfillFormat = {
  template: "<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>",
  stop: [],
};
