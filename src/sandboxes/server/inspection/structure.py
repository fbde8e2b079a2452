"""The lines of a Python program that hold code, its decisions and its basic blocks, read from its syntax tree."""
import ast


class Structure:
    """`statement[line]` is the first line of the innermost statement that reaches over a line; `decisions` tells by
    first line a decision's arms and the lines of its body; `withs` the last line of each `with`."""

    def __init__(self, text):
        self.lines = set()
        self.statement = {}
        self.decisions = {}
        self.withs = {}
        self.leaders = set()
        self._bodies([ast.parse(text)])

    def arrives(self, number, last):
        """The statement that a line belongs to, and whether control came to it anew: not from another of its lines, and
        not to leave a `with`. `last` is the statement before, in the same call. None for lines of no statement."""
        first = self.statement.get(number)
        if first == last and (number != first or self.statement.get(number + 1) == first):
            return first, False
        return first, not (first in self.withs and first < last <= self.withs[first])

    def _bodies(self, owners):
        for owner in owners:
            for field in ("body", "orelse", "finalbody"):
                body = getattr(owner, field, None)
                if type(body) is list and body:
                    self._body(body)
            for field in ("handlers", "cases"):
                parts = getattr(owner, field, ())
                for part in parts:
                    start = part.lineno if field == "handlers" else part.pattern.lineno
                    self._reach(start, max(start, part.body[0].lineno - 1))
                    self.lines.add(start)
                    self.leaders.add(start)
                self._bodies(parts)
            if getattr(owner, "cases", None):
                self._match(owner)

    def _body(self, body):
        """A body begins a block, and so does what follows a statement that control can leave by several ways."""
        leads = True
        for node in body:
            first, last = _head(node)
            self._reach(first, last)
            if not _is_silent(node):
                self.lines.add(first)
                if leads or isinstance(node, (ast.While, ast.For, ast.AsyncFor)):
                    self.leaders.add(first)
                leads = False
            if isinstance(node, (ast.If, ast.While, ast.For, ast.AsyncFor)):
                self._decision(node, first)
            if isinstance(node, (ast.With, ast.AsyncWith)):
                self.withs[first] = node.end_lineno
            self._bodies([node])
            leads = leads or isinstance(node, _LEAVES)

    def _reach(self, first, last):
        for line in range(first, last + 1):
            self.statement[line] = first

    def _decision(self, node, first):
        items = isinstance(node, (ast.For, ast.AsyncFor))
        inside = (node.body[0].lineno, node.body[-1].end_lineno)
        # On one line, and where the condition is a constant, there is nothing to tell apart by line.
        if inside[0] > first and not (not items and isinstance(node.test, ast.Constant)):
            self.decisions[first] = (("item", "done") if items else ("true", "false"), inside)

    def _match(self, node):
        for number, case in enumerate(node.cases, 1):
            pattern, inside = case.pattern.lineno, (case.body[0].lineno, case.body[-1].end_lineno)
            always = case.guard is None and type(case.pattern).__name__ == "MatchAs" and case.pattern.pattern is None
            if inside[0] > pattern and not always:
                self.decisions[pattern] = (("case %d" % number, "not case %d" % number), inside)


_LEAVES = (ast.If, ast.While, ast.For, ast.AsyncFor, ast.Try, ast.With, ast.AsyncWith)
_LEAVES += (ast.Match,) if hasattr(ast, "Match") else ()
_LEAVES += (ast.TryStar,) if hasattr(ast, "TryStar") else ()


def _head(node):
    """First and last line of a statement without its body."""
    first = min([node.lineno, *(item.lineno for item in getattr(node, "decorator_list", ()))])
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    if type(body) is not list:
        return first, node.end_lineno
    start = body[0].pattern.lineno if hasattr(body[0], "pattern") else body[0].lineno
    return first, max(first, start - 1)


def _is_silent(node):
    """Whether the interpreter runs nothing for it: a constant on its own, a declaration."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, (ast.Global, ast.Nonlocal)) or (isinstance(node, ast.AnnAssign) and node.value is None)
