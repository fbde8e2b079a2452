/**
 * The class in a reply, as the authors' harness makes it runnable: the fenced block, else from the last place where the class begins;
 * the task's imports in front; and a method without `self` or `cls` static, whatever the reply says.
 */
export function classCode(text: string, about: { class_name: string; import_statement: string[] }): string {
  const fenced = /```(?:python|Python)?[^\n]*\n([\s\S]*?)```/.exec(text)?.[1];
  const begins = text.lastIndexOf(`class ${about.class_name}`);
  const code = fenced ?? (begins === -1 ? text : text.slice(begins));
  const lines = code.split("\n").filter((line) => line.trim() !== "@staticmethod");
  const marked = lines.map((line, at) => {
    const bare = /^ {4}def \w+\(/.test(line) && !/^ {4}def \w+\(\s*(?:self|cls)\b/.test(line);
    return bare && !/^\s*@/.test(lines[at - 1] ?? "") ? `    @staticmethod\n${line}` : line;
  });
  return `${about.import_statement.join("\n")}\n${marked.join("\n")}`;
}
