/**
 * What a Python text shows, by its syntax tree; it is parsed, never run. Prints one JSON object: numbers and names that
 * constraints are decided from, or `{error}`.
 */
export const FACTS = String.raw`
import ast, json, re, sys

code = sys.stdin.read()


def depth(node, level=0):
    inner = level + isinstance(node, (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.Try))
    return max([inner] + [depth(child, inner) for child in ast.iter_child_nodes(node)])


def facts(tree):
    nodes = list(ast.walk(tree))
    kinds = {}
    for node in nodes:
        kinds[type(node).__name__] = kinds.get(type(node).__name__, 0) + 1
    functions = [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    calls = [ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)]
    stored = sorted({node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)})
    recursive = any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function.name
        for function in functions
        for node in ast.walk(function)
    )
    closure = any(
        isinstance(inner, (ast.FunctionDef, ast.Lambda)) for function in functions for inner in ast.walk(function) if inner is not function
    )
    modules = []
    for node in nodes:
        if isinstance(node, ast.Import):
            modules += [each.name.split(".")[0] for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules.append((node.module or "").split(".")[0])
    arguments = [argument for function in functions for argument in function.args.args if argument.arg != "self"]
    lines = [line for line in code.split("\n") if line.strip()]
    return {
        "kinds": kinds,
        "functions": [function.name for function in functions],
        "parameters": {function.name: len(function.args.args) for function in functions},
        "classes": [node.name for node in nodes if isinstance(node, ast.ClassDef)],
        "bases": sum(len(node.bases) for node in nodes if isinstance(node, ast.ClassDef)),
        "calls": calls,
        "stored": stored,
        "modules": sorted(set(modules)),
        "recursive": recursive,
        "closure": closure,
        "decorators": sum(len(node.decorator_list) for node in nodes if hasattr(node, "decorator_list")),
        "docstrings": all(ast.get_docstring(function) for function in functions) and bool(functions),
        "annotated": bool(functions) and all(argument.annotation for argument in arguments) and all(function.returns for function in functions),
        "raises": [ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc) for node in nodes if isinstance(node, ast.Raise) and node.exc],
        "lines": len(lines),
        "longest": max([len(line) for line in code.split("\n")]),
        "comments": len(re.findall(r"(?m)^\s*#", code)),
        "depth": max([depth(child) for child in tree.body] or [0]),
        "starred": any(isinstance(node, ast.Starred) for node in nodes),
        "words": sorted(set(re.findall(r"[a-z]+", code.lower()))),
    }


try:
    tree = ast.parse(code)
    print(json.dumps(facts(tree) if tree.body else {"error": "no code"}))
except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
    print(json.dumps({"error": "%s: %s" % (type(error).__name__, error)}))
`;
