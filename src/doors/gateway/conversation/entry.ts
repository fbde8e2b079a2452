/** Names that tests call and nobody is asked to write. */
const KNOWN = new Set(
  "set sorted list tuple dict len str int abs round isclose range sum print assert not math float bool repr type max min any all map filter zip isinstance equal deepStrictEqual strictEqual deepEqual expect ok console JSON Array Object String Number Math require if for while switch catch return function and or in is lambda".split(
    " ",
  ),
);

/** Where a text defines a function or class at the beginning of a line, in the languages that we solve in. */
const DEFINED =
  /^[ \t>]*(?:(?:async\s+)?def\s+([A-Za-z_]\w*)\s*\(|class\s+([A-Za-z_]\w*)|(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s+([A-Za-z_$][\w$]*)\s*\(|(?:export\s+)?(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=\s*(?:async\s*)?(?:function\b|\())/gm;

/** The words with which a text names what it wants. */
const NAMED = [
  /\b(?:function|method|class|program|solution)\s+(?:called|named)\s+[`"']?([A-Za-z_$][\w$]*)/i,
  /\b(?:function|method|class)\s+`([A-Za-z_$][\w$]*)\s*\(/i,
  /\b(?:name(?: it)?|call(?: it)?)\s+(?:the function\s+)?[`"']([A-Za-z_$][\w$]*)[`"']/i,
  /`([A-Za-z_$][\w$]*)\s*\([^`]*\)`/,
  /\b(?:function|method|class|implement|write|define|complete)\s+`([A-Za-z_$][\w$]*)`/i,
  /\b(?:implement|write|define|complete|fix)\s+([A-Za-z_$][\w$]*)\s*\(/i,
];

/**
 * The function that a text wants written: among those it defines the one that its tests call, else the one it names, else
 * the last it defines, else the one its tests call most. Undefined where none is meant, as for a program that reads
 * standard input.
 */
export function entryOf(text: string): string | undefined {
  const defined = [...text.matchAll(DEFINED)].map((match) => match.slice(1).find(Boolean)!);
  const called = callsIn(text);
  const both = [...called.keys()].find((name) => defined.includes(name));
  if (both) return both;
  for (const pattern of NAMED) {
    const name = pattern.exec(text)?.[1];
    // `print(x)` alone may be a piece of advice; a *function* called sum is what is wanted.
    const meant = pattern.source.includes("class") || !KNOWN.has(name ?? "");
    if (name && meant && !/^(?:that|which|to|a|an|the)$/i.test(name)) return name;
  }
  return defined.at(-1) ?? [...called.keys()][0];
}

/** Functions that tests and examples call, most often called first. */
function callsIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [line] of text.matchAll(/^.*(?:\bassert\b|>>>|assert\.|==|->|=>).*$/gm)) {
    const name = [...line.matchAll(/(?<![.\w$])([A-Za-z_$][\w$]*)\s*\(/g)]
      .map((match) => match[1]!)
      .find((each) => !KNOWN.has(each));
    if (name && !/\b(?:def|function)\s/.test(line)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}
