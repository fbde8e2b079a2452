/** The words and operators of a line of Bash, quotes taken off; white space does not count. */
export function commandWords(command: string): string[] {
  const words =
    command.match(
      /(?:\\.|"(?:\\.|[^"\\])*"|'[^']*'|\$\([^()]*\)|`[^`]*`|[^\s|;&<>"'\\])+|\|\||&&|>>|<<|[|;&<>]/g,
    ) ?? [];
  return words.map((word) =>
    word.replace(/^"((?:\\.|[^"\\$`])*)"$|^'([^']*)'$/, (_, double, single) => double ?? single),
  );
}

const OPERATORS = new Set(["|", "||", "&&", ";", "&", ">", ">>", "<", "<<"]);

/**
 * A command without its arguments, as NL2Bash compares them (Lin et al. 2018, section 5.2): utilities, flags and operators
 * as they are, anything else an argument. Flags of one utility are in alphabetical order, as their order seldom matters.
 */
export function commandTemplate(command: string): string {
  const out: string[] = [];
  let flags: string[] = [];
  let named = false;
  const close = () => {
    out.push(...flags.sort());
    flags = [];
  };
  for (const word of commandWords(command)) {
    if (OPERATORS.has(word)) {
      close();
      out.push(word);
      named = false;
    } else if (!named) {
      out.push(word);
      named = !/^(sudo|time|nohup|!)$/.test(word);
    } else if (/^(xargs|-exec|-execdir|-ok)$/.test(word)) {
      close();
      out.push(word);
      named = false;
    } else if (/^-{1,2}[A-Za-z]/.test(word)) flags.push(`${word.split("=")[0]} `.trim());
    else if (out.at(-1) !== "ARG" && flags.length === 0) out.push("ARG");
    else if (flags.length > 0 && !flags.at(-1)!.endsWith(" ARG")) flags[flags.length - 1] += " ARG";
  }
  close();
  return out.join(" ");
}
