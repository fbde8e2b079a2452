import type { Ask } from "../../core/model.ts";
import type { Feedback } from "./profile.ts";

/** What an ask wants. */
export type Role = "program" | "tests" | "repair" | "judge" | "prose";

/** Words of a purpose that tell the role; the first that matches counts. */
const PURPOSES: [RegExp, Role][] = [
  [/^(program|code|solution|candidate)/, "program"],
  [/repair|fix|debug|refine|revise|improve|rewrite|correct/, "repair"],
  [/verdict|judge|review|critic|score|rank|verify|vote|grade|rate/, "judge"],
  [
    /plan|explain|explan|reflect|trace|analy|summar|outline|decompos|hint|describ|thought|emulat|advice|critique|propert|recall|instrument/,
    "prose",
  ],
  [/test|assert|input/, "tests"],
];

/** The same from the words of the last message, for a purpose that says nothing, as a model on a server must. */
const DEMANDS: [RegExp, Role][] = [
  [
    /\b(is|are) (the|this|that)\b[^.?]*\b(right|correct|valid)\b[^.?]*\?|\b(rate|score|grade)\b[^.]*\bfrom\b/i,
    "judge",
  ],
  [
    /\b(please )?(fix|repair|debug|correct) (it|the|this|your)\b|\bcorrected (program|version|code)\b/i,
    "repair",
  ],
  [/\b(write|generate|give|create)\b[^.\n]{0,40}\b(tests?|test cases?|assert)/i, "tests"],
  [/check the correctness of \w+\n(assert)?/i, "tests"],
  [/\b(write|complete|implement|reply with)\b[^.]{0,60}\b(program|function|code)\b/i, "program"],
  [/\b(explain|trace|describe|plan|outline|summari[sz]e|reflect|analy[sz]e)\b/i, "prose"],
];

/** The role an ask is for: by its purpose, else by its words, else a program. */
export function roleOf(ask: Ask): Role {
  const purpose = ask.purpose.toLowerCase();
  const named = PURPOSES.find(([words]) => words.test(purpose));
  if (named) return named[1];
  const demand = lastMessage(ask);
  return DEMANDS.find(([words]) => words.test(demand))?.[1] ?? "program";
}

/** The whole text of an ask. */
export function textOf(ask: Ask): string {
  return ask.prompt ?? (ask.messages ?? []).map(({ content }) => String(content)).join("\n\n");
}

/** What was said last: the demand. */
export function lastMessage(ask: Ask): string {
  return ask.prompt ?? String(ask.messages?.at(-1)?.content ?? "");
}

/** The last program in an ask: of its code blocks that define the entry, the last that is the model's own. */
export function programIn(ask: Ask, entry: string | undefined): string | undefined {
  const texts = ask.messages?.map(({ role, content }) => ({
    own: role === "assistant",
    text: String(content),
  })) ?? [{ own: false, text: ask.prompt ?? "" }];
  const blocks = texts.flatMap(({ own, text }) =>
    [...text.matchAll(/^[ \t]*(`{3,})[^\n`]*\n([\s\S]*?)^[ \t]*\1/gm)].map(([, , code = ""]) => ({
      own,
      code,
    })),
  );
  const programs = blocks.filter(({ code }) => entry === undefined || defines(code, entry));
  return (programs.findLast(({ own }) => own) ?? programs.at(-1))?.code;
}

function defines(code: string, entry: string): boolean {
  const name = entry.replaceAll("$", "\\$");
  return new RegExp(`(def|class|function\\*?|const|let|var)\\s+${name}(?![\\w$])`).test(code);
}

/** How much the last message tells about what is wrong. */
export function feedbackIn(ask: Ask): Feedback {
  const text = lastMessage(ask);
  if (/\btrace\b|\bstep by step\b|value of each|variables? (before|after)|\[BLOCK/i.test(text))
    return "trace";
  if (/you said|explanation|reflection|the reason|because/i.test(text)) return "explanation";
  if (
    /expected|actual|does not pass|fail(s|ed|ing)? (the|this|on)|assert|error:|traceback|output/i.test(text)
  )
    return "test";
  return /\bwrong\b|incorrect|not correct|does not work|\bbug/i.test(text) ? "verdict" : "none";
}

/** How many tests are asked for. */
export function testsAsked(ask: Ask): number | undefined {
  const count =
    /\b(\d{1,2}|one|two|three|four|five|ten)\s+(?:\w+\s+){0,3}(?:tests?|test cases?|asserts?|assertions)\b/i;
  const word = count.exec(lastMessage(ask))?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const words = ["one", "two", "three", "four", "five"];
  return word === "ten" ? 10 : words.includes(word) ? words.indexOf(word) + 1 : Math.max(1, Number(word));
}
