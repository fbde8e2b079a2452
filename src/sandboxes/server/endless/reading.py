"""Reads a loop: whether its rounds depend on the values of its names and on nothing else."""
import ast
import builtins
import math
import types

_PURE = frozenset(
    "abs all any bin bool chr dict divmod enumerate filter float hex int isinstance len list map max min oct ord pow "
    "print range repr reversed round set slice sorted str sum tuple type zip".split()
)
_METHODS = frozenset(name for kind in (str, list, dict, set, tuple, int, float) for name in dir(kind) if name[0] != "_")
_NODES = (
    ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.If, ast.For, ast.While, ast.Break, ast.Continue, ast.Return,
    ast.Pass, ast.Delete, ast.Raise, ast.Assert, ast.Try, ast.ExceptHandler,
    ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.NamedExpr, ast.Subscript, ast.Slice,
    ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension,
    ast.JoinedStr, ast.FormattedValue, ast.Starred, ast.Call, ast.keyword, ast.Attribute, ast.Lambda, ast.arguments, ast.arg,
    ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context,
)  # fmt: skip
# What would take a number that stands for many for what it is not.
_TELLING = ("isinstance", "type")
_SCALARS = (int, float, str, bool, type(None))
_NOTHING = object()


class Unreadable(Exception):
    """The loop could depend on something that its names do not show."""


class Source:
    """A program's text: its functions and the loops directly in each."""

    def __init__(self, text):
        self.lines = text.splitlines()
        self.functions, self.whiles = {}, {}
        tree = ast.parse(text)
        self._collect(tree, ("<module>", 1))

    def _collect(self, node, scope):
        for child in ast.iter_child_nodes(node):
            inner = scope
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                inner = child.name, min([child.lineno, *[item.lineno for item in child.decorator_list]])
                self.functions[inner] = child
            elif isinstance(child, (ast.ClassDef, ast.Lambda)):
                inner = None
            elif isinstance(child, ast.While):
                self.whiles.setdefault(scope, []).append(child)
            self._collect(child, inner)

    def loops(self, frame):
        """The loops around the point where a frame is, as far as they can be read."""
        scope = frame.f_code.co_name, frame.f_code.co_firstlineno
        found = []
        for node in self.whiles.get(scope, ()):
            if node.lineno <= frame.f_lineno <= node.end_lineno:
                try:
                    found.append(Loop(self, node, frame))
                except Unreadable:
                    pass
        return found


class Loop:
    """A loop whose rounds are decided by `names`. `repeatable` when a round can be done again with numbers that stand for
    many; `shared` are names that functions read for themselves."""

    def __init__(self, source, node, frame):
        self.node = node
        self.first, self.last = node.lineno, node.end_lineno
        self.text = source.lines[self.first - 1].strip()[:80]
        self.space = frame.f_globals
        self.source = source
        self.repeatable, self.shared, self.known = True, set(), set()
        self.names, self.fixed, stored = self._read([node], lambda name: _find(name, frame.f_locals, self.space))
        if stored & self.fixed.keys():
            raise Unreadable
        self.names |= self.shared
        self.repeatable = self.repeatable and not self.shared & stored

    def values(self, frame):
        """(name, value) of each name that has one now."""
        for name in sorted(self.names):
            value = _find(name, frame.f_locals, self.space)
            if value is not _NOTHING:
                yield name, value

    def _read(self, nodes, find):
        """(names whose values matter, {name: value} of functions and the like, names that are set)."""
        names, fixed, stored, called, methods = set(), {}, set(), set(), set()
        for node in (inner for outer in nodes for inner in ast.walk(outer)):
            if not isinstance(node, _NODES):
                raise Unreadable
            if isinstance(node, ast.Name):
                if not isinstance(node.ctx, ast.Load):
                    stored.add(node.id)
                    names.add(node.id)
                elif self._fixed(node.id, find(node.id)):
                    fixed[node.id] = find(node.id)
                    self.repeatable = self.repeatable and node.id not in _TELLING
                else:
                    names.add(node.id)
            elif isinstance(node, ast.Call):
                if isinstance(node.func, ast.Name):
                    called.add(node.func.id)
                elif isinstance(node.func, ast.Attribute):
                    methods.add(node.func)
                else:
                    raise Unreadable
            elif isinstance(node, ast.Attribute):
                if not (node in methods and node.attr in _METHODS) and not _of_math(node, find):
                    raise Unreadable
            elif isinstance(node, ast.Compare):
                if not all(map(_by_value, node.ops, node.comparators)):
                    raise Unreadable
            elif isinstance(node, ast.Try):
                self.repeatable = False
        if called - fixed.keys():
            raise Unreadable
        return names, fixed, stored

    def _fixed(self, name, value):
        """Whether a name stands for something that does the same each time."""
        if value is math:
            return True
        if value is getattr(builtins, name, None):
            return name in _PURE or isinstance(value, type) and issubclass(value, BaseException)
        if type(value) is types.FunctionType:
            self._read_function(value)
            return True
        return False

    def _read_function(self, function):
        code = function.__code__
        node = self.source.functions.get((code.co_name, code.co_firstlineno))
        if code in self.known:
            return
        if node is None or function.__globals__ is not self.space or function.__closure__ or function.__kwdefaults__:
            raise Unreadable
        if node.decorator_list or not all(type(item) in _SCALARS for item in function.__defaults__ or ()):
            raise Unreadable
        self.known.add(code)
        own = {*code.co_varnames, *code.co_cellvars}
        names, _, _ = self._read(node.body, lambda name: _NOTHING if name in own else _find(name, {}, self.space))
        for name in names - own:
            value = _find(name, {}, self.space)
            if value is not _NOTHING and type(value) not in _SCALARS:
                raise Unreadable
            self.shared.add(name)


def _find(name, near, far):
    for space in (near, far):
        if name in space:
            return space[name]
    return getattr(builtins, name, _NOTHING)


def _of_math(node, find):
    """Whether it is a function or a constant of `math`, and nothing that the program put there."""
    known = isinstance(node.value, ast.Name) and find(node.value.id) is math and isinstance(node.ctx, ast.Load)
    return known and type(getattr(math, node.attr, None)) in (types.BuiltinFunctionType, float)


def _by_value(operation, right):
    """Whether a comparison looks at values: which of two equal numbers is which object, no state tells."""
    if not isinstance(operation, (ast.Is, ast.IsNot)):
        return True
    return isinstance(right, ast.Constant) and type(right.value) in (bool, type(None))
