import { type BundledLanguage, bundledLanguages, createHighlighter, type Highlighter } from "shiki";

/** A piece of a line and what kind of word it is: a class of the page's style sheet, "" for plain text. */
export type Span = [text: string, kind: string];

/** Source text in lines of spans. The page makes text nodes of them, so that nothing in a program is ever markup. */
export type CodeLines = Span[][];

/** Longer texts are shown without colours. */
const COLOURED_CHARACTERS = 60_000;

const OWN_NAMES: Record<string, string> = { postgresql: "sql", fortran: "fortran-free-form" };

/** Colours of the theme below, and the classes they stand for. */
const KINDS: Record<string, string> = {
  "#000001": "keyword",
  "#000002": "string",
  "#000003": "comment",
  "#000004": "number",
  "#000005": "function",
  "#000006": "type",
};

const scopes = (foreground: string, ...scope: string[]) => ({ scope, settings: { foreground } });

// Not a theme to look at: each kind of word gets a colour of its own, which is turned into a class.
const THEME = {
  name: "kinds",
  type: "light" as const,
  colors: { "editor.foreground": "#000000", "editor.background": "#ffffff" },
  settings: [
    { settings: { foreground: "#000000" } },
    scopes("#000001", "keyword", "storage", "variable.language"),
    scopes("#000002", "string", "punctuation.definition.string"),
    scopes("#000003", "comment", "punctuation.definition.comment", "string.quoted.docstring"),
    scopes("#000004", "constant.numeric", "constant.language", "constant.character"),
    scopes("#000005", "entity.name.function", "support.function", "meta.function-call.generic"),
    scopes(
      "#000006",
      "entity.name.type",
      "entity.name.class",
      "support.type",
      "support.class",
      "storage.type.primitive",
    ),
  ],
};

let highlighter: Promise<Highlighter> | undefined;

/** Colours a text. A language that is not known, and a text that is too long, stay plain. */
export async function highlighted(text: string, language: string): Promise<CodeLines> {
  const name = OWN_NAMES[language] ?? language;
  if (text.length > COLOURED_CHARACTERS || !Object.hasOwn(bundledLanguages, name)) return plainLines(text);
  try {
    highlighter ??= createHighlighter({ themes: [THEME], langs: [] });
    const shiki = await highlighter;
    await shiki.loadLanguage(name as BundledLanguage);
    const { tokens } = shiki.codeToTokens(text, {
      lang: name as BundledLanguage,
      theme: "kinds",
      tokenizeMaxLineLength: 2000,
      tokenizeTimeLimit: 100,
    });
    return tokens.map((line) =>
      joined(line.map(({ content, color }) => [content, KINDS[color ?? ""] ?? ""])),
    );
  } catch {
    return plainLines(text);
  }
}

/** Text without colours. */
export function plainLines(text: string): CodeLines {
  return text.split("\n").map((line) => (line === "" ? [] : [[line, ""]]));
}

/** Neighbours of one kind become one span. */
function joined(spans: Span[]): Span[] {
  const found: Span[] = [];
  for (const [text, kind] of spans) {
    const last = found.at(-1);
    if (last && last[1] === kind) last[0] += text;
    else found.push([text, kind]);
  }
  return found;
}
