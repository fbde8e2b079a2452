/**
 * Compares two Python texts by their syntax trees; nothing is run. `whole` compares the SQL in strings without regard
 * to case and white space, `base` not at all. Docstrings and names of no consequence stay: the paper's match is exact.
 */
export const COMPARE = String.raw`
import ast, json, re, sys

SQL = re.compile(r"^\s*\(*\s*(select|insert|update|delete|create|drop|alter|with|replace|truncate)\b", re.I)


def dumped(code, keep):
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            words = re.findall(r"\w+|'[^']*'|\"[^\"]*\"|[^\w\s]", node.value.rstrip("; \n"))
            node.value = "SQL " + " ".join(word if word[0] in "'\"" else word.lower() for word in words) if keep else "SQL"
    return ast.dump(tree)


ask = json.loads(sys.stdin.read())
try:
    given = {keep: dumped(ask["given"], keep) for keep in (True, False)}
except (SyntaxError, ValueError, MemoryError, RecursionError):
    print(json.dumps({"parses": False, "base": False, "whole": False}))
else:
    right = {keep: dumped(ask["reference"], keep) for keep in (True, False)}
    print(json.dumps({"parses": True, "base": given[False] == right[False], "whole": given[True] == right[True]}))
`;
