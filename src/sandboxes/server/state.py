"""Whether a program could carry something over from one test to the next. Decided by reading it, before any test."""
import ast

_QUIET_MODULES = frozenset(
    "math typing re collections itertools functools string heapq bisect operator copy fractions "
    "statistics datetime json hashlib numbers dataclasses enum abc __future__ cmath textwrap".split()
)


def keeps_state(text):
    """Whether a run of one test could change what the next one sees. Errs on the side of yes."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    for node in ast.walk(tree):
        if isinstance(node, (ast.Global, ast.ClassDef)):
            return True
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            defaults = node.args.defaults + [item for item in node.args.kw_defaults if item is not None]
            if not all(isinstance(item, (ast.Constant, ast.UnaryOp)) for item in defaults):
                return True
            if getattr(node, "decorator_list", None):
                return True
        if isinstance(node, ast.Import) and not all(name.name.split(".")[0] in _QUIET_MODULES for name in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] not in _QUIET_MODULES:
            return True
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del)):
            return True
        if isinstance(node, ast.Name) and node.id in ("setattr", "exec", "eval", "globals", "vars", "open", "__import__"):
            return True
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and not isinstance(node.value, ast.Constant):
            return True
    return False
