"""How far a verifier is from being satisfied: branch distances (Korel 1990; Tracey et al. 1998) of a rewritten copy.

Every condition becomes a number, 0 where it holds and smaller where it nearly does, so that a climber sees progress.
"""
import ast


def _near(x):
    """A distance from 0 on, brought below 1, in order; huge ones too."""
    x = abs(x)
    if x <= 0:
        return 0.0
    if x > 1e15:
        return 1 - 1 / (2 + int(x).bit_length() if x != float("inf") else 1e9)
    return 1 - 1 / (1 + x) if x < 40 else 1 - 1 / (34 + x.__round__().bit_length() + x / (1 << x.__round__().bit_length()))


def _apart(a, b):
    number = (int, float)
    if isinstance(a, number) and isinstance(b, number):
        return 0.0 if a == b else max(1e-9, _near(a - b))
    if a == b:
        return 0.0
    if isinstance(a, (set, frozenset)) and isinstance(b, (set, frozenset)):
        return _near(len(a ^ b))
    if isinstance(a, dict) and isinstance(b, dict):
        return _near(len(set(map(str, a.items())) ^ set(map(str, b.items()))))
    if isinstance(a, str) and isinstance(b, str):
        return _near(abs(len(a) - len(b)) + sum(0.5 + 0.5 * _near(ord(x) - ord(y)) for x, y in zip(a, b) if x != y))
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return _near(abs(len(a) - len(b)) + sum(_apart(x, y) for x, y in zip(a, b)))
    return 1.0


def _compare(op, a, b):
    if op in ("==", "is"):
        return 0.0 if (a == b if op == "==" else a is b) else max(1e-9, _apart(a, b))
    if op in ("!=", "is not"):
        return 1.0 if (a == b if op == "!=" else a is b) else 0.0
    if op == "in":
        if a in b:
            return 0.0
        if isinstance(b, str):
            return 0.9
        return min([_apart(a, x) for x in list(b)[:200]], default=1.0)
    if op == "not in":
        return 1.0 if a in b else 0.0
    holds = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]
    if holds:
        return 0.0
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return max(1e-9, _near(abs(a - b) + (1 if len(op) == 1 else 0)))
    return 0.9


def _chain(ops, thunks):
    values = [thunk() for thunk in thunks]
    return sum(_compare(op, a, b) for op, a, b in zip(ops, values, values[1:]))


def _each(thunks):
    total = 0.0
    for thunk in thunks:
        try:
            total += thunk()
        except Exception:
            total += 1.5
    return total


def _all(distances):
    total = 0.0
    for value in distances:
        total += value
    return total


def _any(distances):
    return min(distances, default=1.0)


OPS = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}
OPPOSITE = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
            ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}


def call(name, *args):
    return ast.Call(ast.Name(name, ast.Load()), list(args), [])


def thunk(body):
    return ast.Lambda(ast.arguments([], [], None, [], [], None, []), body)


def measured(node):
    """The expression that gives the distance of a condition."""
    if isinstance(node, ast.BoolOp):
        if isinstance(node.op, ast.And):
            return call("_each", ast.List([thunk(measured(each)) for each in node.values], ast.Load()))
        return call("_any", ast.List([measured(each) for each in node.values], ast.Load()))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = node.operand
        if isinstance(inner, ast.Compare) and len(inner.ops) == 1:
            return measured(ast.Compare(inner.left, [OPPOSITE[type(inner.ops[0])]()], inner.comparators))
        if isinstance(inner, ast.BoolOp):
            other = ast.Or() if isinstance(inner.op, ast.And) else ast.And()
            return measured(ast.BoolOp(other, [ast.UnaryOp(ast.Not(), each) for each in inner.values]))
        return ast.IfExp(inner, ast.Constant(1.0), ast.Constant(0.0))
    if isinstance(node, ast.Compare):
        ops = ast.List([ast.Constant(OPS[type(op)]) for op in node.ops], ast.Load())
        values = ast.List([thunk(each) for each in [node.left] + node.comparators], ast.Load())
        return call("_chain", ops, values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("all", "any"):
        if len(node.args) == 1 and isinstance(node.args[0], (ast.GeneratorExp, ast.ListComp, ast.SetComp)):
            inside = node.args[0]
            return call("_" + node.func.id, ast.ListComp(measured(inside.elt), inside.generators))
    if isinstance(node, ast.IfExp):
        return ast.IfExp(node.test, measured(node.body), measured(node.orelse))
    return ast.IfExp(node, ast.Constant(0.0), ast.Constant(1.0))


class Statements(ast.NodeTransformer):
    """Returns give distances, and a failed assertion adds its own instead of ending the run."""

    def visit_FunctionDef(self, node):
        return node

    visit_Lambda = visit_FunctionDef

    def visit_Return(self, node):
        return ast.Return(ast.BinOp(ast.Subscript(ast.Name("_sum", ast.Load()), ast.Constant(0), ast.Load()), ast.Add(),
                                    measured(node.value or ast.Constant(None))))

    def visit_Assert(self, node):
        place = ast.Subscript(ast.Name("_sum", ast.Load()), ast.Constant(0), ast.Store())
        return ast.AugAssign(place, ast.Add(), measured(node.test))

    def visit_If(self, node):
        self.generic_visit(node)
        last = node.body[-1]
        if isinstance(last, ast.Return) and isinstance(last.value, ast.BinOp) and not node.orelse:
            value = last.value.right
            if isinstance(value, ast.IfExp) and isinstance(value.test, ast.Constant) and not value.test.value:
                last.value.right = ast.BinOp(ast.Constant(0.5), ast.Add(), measured(ast.UnaryOp(ast.Not(), node.test)))
        return node


def distance_of(source, namespace):
    """The verifier rewritten to give its distance, or None when it cannot be."""
    try:
        tree = ast.parse(source)
        function = tree.body[-1]
        function.name = "_distance"
        function.body = [each for stmt in function.body for each in [Statements().visit(stmt)]]
        function.body.insert(0, ast.parse("_sum = [0.0]").body[0])
        exec(compile(ast.fix_missing_locations(tree), "<distance>", "exec"), namespace)
        return namespace["_distance"]
    except Exception:
        return None
