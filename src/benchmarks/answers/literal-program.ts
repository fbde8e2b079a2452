import { plainAnswer } from "./plain.ts";

/**
 * A Python program whose `answered()` is the value that an answer writes down. Nothing else is defined: an answer that
 * calls the function it was asked about fails. An empty answer gives an empty program.
 */
export function literalProgram(answer: string): string {
  const value = plainAnswer(answer);
  return value === "" ? "" : `def answered():\n    return (\n${value}\n    )\n`;
}

/**
 * A Python program whose `answered()` is what `entry` of `code` gives for the arguments that an answer writes down,
 * alone or as the whole call. The
 * answer must be arguments and nothing else: it is parsed, not pasted.
 */
export function argumentsProgram(code: string, entry: string, answer: string): string {
  const plain = plainAnswer(answer);
  if (plain === "") return "";
  const call = plain.startsWith(`${entry}(`) && plain.endsWith(")") ? plain : `${entry}(${plain})`;
  return `${code}

def answered():
    import ast
    call = ast.parse(${JSON.stringify(call)}, mode="eval")
    if not (isinstance(call.body, ast.Call) and isinstance(call.body.func, ast.Name)):
        raise ValueError("the answer is not a list of arguments")
    if any(isinstance(node, ast.NamedExpr) for node in ast.walk(call)):
        raise ValueError("the answer is not plain arguments")
    return eval(compile(call, "answer", "eval"))
`;
}
