/** Words between white space. */
export function words(text: string): string[] {
  return text.split(/[\s\u0085]+/).filter((word) => word !== "");
}

/** Tokens of code: names and numbers whole, every other sign on its own, camelCase kept. */
export function codeTokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

/**
 * Tokens as CoNaLa's evaluation cuts them: as {@link codeTokens}, but for ASCII letters only, a word ends before a capital
 * that follows a small letter, and both quotes are one sign. Yin & Neubig 2018, github.com/conala-corpus
 */
export function conalaTokens(text: string): string[] {
  const apart = text.replace(/([^A-Za-z0-9_])/g, " $1 ").replace(/([a-z])([A-Z])/g, "$1 $2");
  return words(apart.replaceAll(/["']/g, "`"));
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
