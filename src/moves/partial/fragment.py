"""Runs a fragment of Python whose context is missing, with guessed values in the gaps. Runs inside the sandbox.

The first gap without a value ends the run and is reported; the caller finds a value and runs again. A gap is a name
nobody defines, an import that fails, an attribute of a guessed object, or the result of calling a guessed function.
A guessed value is an ordinary value: an operation that it does not have fails, as it would in the program.
"""
import ast
import builtins
import json
import operator
import sys
import types


class Gap(BaseException):
    def __init__(self, key, kind, name):
        self.key, self.kind, self.name = key, kind, name


class Object:
    """A thing whose attributes are gaps. It has no other operation."""

    def __repr__(self):
        return "Object()"


class Function:
    """A thing that can be called; what it gives is a gap."""

    def __repr__(self):
        return "Function()"


_IN_PLACE = {kind: getattr(operator, "i" + name) for kind, name in {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow",
    ast.LShift: "lshift", ast.RShift: "rshift", ast.BitOr: "or", ast.BitAnd: "and", ast.BitXor: "xor", ast.MatMult: "matmul",
}.items()}  # fmt: skip


def parse(source):
    """The fragment's tree; one that returns or yields becomes the body of a function that is then called."""
    try:
        tree = ast.parse(source)
        compile(tree, "<fragment>", "exec")
        return tree, False
    except SyntaxError as error:
        if "outside function" not in str(error):
            raise
    tree = ast.parse("def __fragment__():\n" + "".join(" " + line for line in source.splitlines(True)))
    ast.increment_lineno(tree, -1)
    return tree, True


class Instrument(ast.NodeTransformer):
    """Routes every read of a name, an attribute and a call through the run, which fills the gaps."""

    def __init__(self):
        self.uses = {}

    def note(self, node, use):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            name = name and name + "()"
        if name:
            self.uses.setdefault(name, []).append(use)

    def visit(self, node):
        self.look(node)
        return super().visit(node)

    def look(self, node):
        """How names are used tells what they may be."""
        if isinstance(node, ast.Call):
            self.note(node.func, "called")
            known = getattr(node.func, "id", None)
            for argument in node.args:
                self.note(argument, "argument of %s" % known if known in dir(builtins) else "argument")
        elif isinstance(node, (ast.For, ast.comprehension)):
            self.note(node.iter, "iterated")
        elif isinstance(node, ast.Attribute):
            self.note(node.value, "." + node.attr)
        elif isinstance(node, ast.Subscript):
            index = node.slice
            kind = "text" if isinstance(index, ast.Constant) and isinstance(index.value, str) else "number"
            self.note(node.value, "indexed by " + kind)
        elif isinstance(node, (ast.BinOp, ast.AugAssign)):
            for side, other in ((getattr(node, "left", None), getattr(node, "right", None)), (getattr(node, "right", None), getattr(node, "left", None)), (getattr(node, "value", None), None), (getattr(node, "target", None), getattr(node, "value", None))):
                self.note(side, "with " + _kind(other))
        elif isinstance(node, ast.Compare):
            for side, other in zip([node.left, *node.comparators], [*node.comparators, node.left]):
                self.note(side, "in" if isinstance(node.ops[0], (ast.In, ast.NotIn)) and side is not node.left else "with " + _kind(other))
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            for item in node.items:
                self.note(item.context_expr, "entered")
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            self.note(node.value, "unpacked to %d" % len(node.targets[0].elts))

    def call(self, node, helper, *arguments):
        new = ast.Call(ast.Name(helper, ast.Load()), list(arguments), [])
        return ast.fix_missing_locations(ast.copy_location(new, node))

    def site(self, node):
        return ast.Constant("%d:%d" % (node.lineno, node.col_offset))

    def visit_Name(self, node):
        if not isinstance(node.ctx, ast.Load) or hasattr(builtins, node.id):
            return node
        read = ast.Lambda(ast.arguments([], [], None, [], [], None, []), node)
        return self.call(node, "__name__", ast.Constant(node.id), read)

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        return self.call(node, "__attribute__", node.value, ast.Constant(node.attr))

    def visit_Call(self, node):
        name = ast.unparse(node.func)
        self.generic_visit(node)
        if not isinstance(node.func, ast.Name):  # a built-in function
            node.func = self.call(node, "__callable__", node.func, ast.Constant(name), self.site(node))
        return node

    def visit_AugAssign(self, node):
        if not isinstance(node.target, ast.Name):
            return self.generic_visit(node)
        old = self.visit_Name(ast.copy_location(ast.Name(node.target.id, ast.Load()), node))
        value = self.call(node, "__in_place__", ast.Constant(type(node.op).__name__), old, self.visit(node.value))
        return ast.fix_missing_locations(ast.copy_location(ast.Assign([node.target], value), node))

    def visit_Import(self, node):
        guarded = [self.call(node, "__bring__", ast.Constant(alias.name), ast.Constant(bool(alias.asname))) for alias in node.names]
        targets = [ast.Name(alias.asname or alias.name.split(".")[0], ast.Store()) for alias in node.names]
        return [ast.fix_missing_locations(ast.copy_location(ast.Assign([target], value), node)) for target, value in zip(targets, guarded)]

    def visit_ImportFrom(self, node):
        if any(alias.name == "*" for alias in node.names) or node.module == "__future__":
            return ast.copy_location(ast.Pass(), node) if node.module != "__future__" else node
        module = "." * node.level + (node.module or "")
        made = []
        for alias in node.names:
            value = self.call(node, "__bring_from__", ast.Constant(module), ast.Constant(alias.name))
            made.append(ast.Assign([ast.Name(alias.asname or alias.name, ast.Store())], value))
        return [ast.fix_missing_locations(ast.copy_location(one, node)) for one in made]

    def visit_ClassDef(self, node):
        # A function made in a class body does not see the body's names: only methods are instrumented.
        node.body = [self.visit(part) if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)) else part for part in node.body]
        return node

    def visit_FunctionDef(self, node):
        # Annotations are not values that a run needs.
        node.returns = None
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]:
            if argument is not None:
                argument.annotation = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node):
        if node.value is None:
            return ast.copy_location(ast.Pass(), node)
        new = ast.copy_location(ast.Assign([node.target], node.value), node)
        return self.generic_visit(ast.fix_missing_locations(new))


def _kind(node):
    if isinstance(node, ast.Constant):
        return type(node.value).__name__
    if isinstance(node, (ast.List, ast.ListComp)):
        return "list"
    if isinstance(node, ast.JoinedStr):
        return "str"
    return "something"


def lines(tree, wrapped):
    """The lines on which a statement begins: what can be reached. Doc strings and the function around are none."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt) or isinstance(node, (ast.Global, ast.Nonlocal)) or (wrapped and node is tree.body[0]):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            continue
        found.add(node.lineno)
    return found


class Run:
    def __init__(self, source, answers):
        self.answers, self.values, self.used, self.reached = answers, {}, [], set()
        self.tree, wrapped = parse(source)
        self.lines = lines(self.tree, wrapped)
        instrument = Instrument()
        tree = ast.fix_missing_locations(instrument.visit(self.tree))
        self.uses = instrument.uses
        if wrapped:
            tree.body.append(ast.parse("__fragment__()").body[0])
            tree.body[-1].lineno = 0
        self.code = compile(tree, "<fragment>", "exec")
        names = ("name", "attribute", "callable", "in_place", "bring", "bring_from")
        self.space = {"__name__": "__main__", "__builtins__": builtins}
        self.space.update({"__%s__" % name: getattr(self, "do_" + name) for name in names})

    def fill(self, kind, name, key):
        if key not in self.answers:
            raise Gap(key, kind, name)
        if key not in self.values:
            self.values[key] = eval(self.answers[key], {"Object": Object, "Function": Function})
        self.used.append(key)
        return self.values[key]

    def do_name(self, name, read):
        try:
            return read()
        except NameError:
            return self.fill("name", name, "name " + name)

    def do_attribute(self, value, name):
        try:
            return getattr(value, name)
        except AttributeError:
            if not isinstance(value, (Object, types.ModuleType)):
                raise
            found = self.fill("attribute", name, "attribute " + name)
            setattr(value, name, found)
            return found

    def do_callable(self, value, name, site):
        if isinstance(value, Function):
            return lambda *_, **__: self.fill("call", name, "call %s %s" % (name, site))
        return value

    def do_in_place(self, kind, old, value):
        return _IN_PLACE[getattr(ast, kind)](old, value)

    def do_bring(self, name, whole):
        try:
            top = __import__(name)
            return sys.modules[name] if whole else top
        except ImportError:
            return self.fill("import", name, "import " + name)

    def do_bring_from(self, module, name):
        try:
            return getattr(__import__(module, fromlist=[name]), name)
        except (ImportError, AttributeError, KeyError, ValueError):
            return self.fill("import", name, "name " + name)

    def trace(self, frame, event, _):
        if frame.f_code.co_filename != "<fragment>":
            return None
        if event == "line":
            self.reached.add(frame.f_lineno)
        return self.trace

    def go(self):
        """What the run came to: {lines, reached, gap or error}."""
        result = {}
        sys.settrace(self.trace)
        try:
            exec(self.code, self.space)
        except Gap as gap:
            result["gap"] = {"key": gap.key, "kind": gap.kind, "name": gap.name, "uses": self.uses.get(gap.name + "()" if gap.kind == "call" else gap.name, [])}
        except BaseException as error:
            sys.settrace(None)
            result["error"] = {"type": type(error).__name__, "message": str(error)[:300], "blame": list(dict.fromkeys(reversed(self.used)))}
        finally:
            sys.settrace(None)
        result["lines"] = sorted(self.lines)
        result["reached"] = sorted(self.reached & self.lines)
        return result


def run(source, answers):
    try:
        attempt = Run(source, answers)
    except (SyntaxError, ValueError, RecursionError) as error:
        return json.dumps({"lines": [], "reached": [], "unreadable": str(error)})
    return json.dumps(attempt.go())
