/**
 * The contents of every `<name>…</name>` of a text, in order, outermost first found. No XML parser: models leave `<` and
 * `&` in programs. A CDATA section around the whole content is taken off; an element that never closes is left out.
 */
export function tagged(text: string, name: string): string[] {
  const element = new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`, "gi");
  return [...text.matchAll(element)].map(([, content = ""]) => {
    const whole = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(content);
    return (whole?.[1] ?? content).trim();
  });
}

/** An element whose content is taken literally. */
export function element(name: string, content: string): string {
  return `<${name}><![CDATA[\n${content.trim()}\n]]></${name}>`;
}
