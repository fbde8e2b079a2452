/** Words between white space. */
export function words(text: string): string[] {
  return text.split(/[\s\u0085]+/).filter((word) => word !== "");
}

/**
 * Tokens of code by a regular expression, as the CoNaLa and CodeXGLUE evaluations cut it: names and numbers whole, every
 * other character on its own, camelCase kept.
 */
export function codeTokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

/** How a machine-translation scorer cuts text: sacreBLEU's names. */
export type MtTokenizer = "none" | "13a" | "intl" | "char";

/** Cuts a line as sacreBLEU's tokenizer of that name does (Post 2018, arXiv 1804.08771). */
export function mtTokens(text: string, how: MtTokenizer): string[] {
  if (how === "13a") return words(mteval13a(text));
  if (how === "intl") return words(international(text.trimEnd()));
  if (how === "char") return words([...text.trimEnd()].join(" "));
  return words(text);
}

/** mteval-v13a's language-independent part and its rules for western languages. */
function mteval13a(text: string): string {
  const joined = text.trimEnd().replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ");
  const plain = joined
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return ` ${plain} `
    .replace(/([{-~[-` -&(-+:-@/])/g, " $1 ")
    .replace(/([^0-9])([.,])/g, "$1 $2 ")
    .replace(/([.,])([^0-9])/g, " $1 $2")
    .replace(/([0-9])(-)/g, "$1 $2 ");
}

/** mteval-v14's: punctuation apart unless it stands beside a digit on that side, symbols apart. */
function international(text: string): string {
  return text
    .replace(/([^\p{N}])(\p{P})/gu, "$1 $2 ")
    .replace(/(\p{P})([^\p{N}])/gu, " $1 $2")
    .replace(/(\p{S})/gu, " $1 ");
}
