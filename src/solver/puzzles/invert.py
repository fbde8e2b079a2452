"""Symbolic inversion: an equation in the answer, walked from the outside in, gives answers that satisfy it."""
import ast
import math


def reads(node, name):
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node))


class Inverter:
    """Inverts expressions over one unknown; everything else is evaluated in the verifier's own names."""

    def __init__(self, unknown, known):
        self.unknown = unknown
        self.known = known

    def value(self, node):
        return eval(compile(ast.Expression(ast.fix_missing_locations(node)), "<value>", "eval"), dict(self.known))

    def solve(self, node, target, name=None):
        """Values of the unknown for which `node` may equal `target`."""
        name = name or self.unknown
        if isinstance(node, ast.Name):
            return [target] if node.id == name else []
        try:
            return [answer for inner, value in self.step(node, target, name) for answer in self.solve(inner, value, name)]
        except Exception:
            return []

    def step(self, node, target, name):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return [(node.operand, -target)]
        if isinstance(node, ast.BinOp):
            return self.binary(node, target, name)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            text = ast.unparse(node.slice).replace(" ", "")
            return [(node.value, target[::-1])] if text == "::-1" else [(node.value, target)]
        if isinstance(node, ast.ListComp) or isinstance(node, ast.GeneratorExp):
            loop = node.generators[0]
            if len(node.generators) > 1 or not isinstance(loop.target, ast.Name):
                return []
            each = [self.solve(node.elt, one, loop.target.id)[:1] for one in target]
            return [(loop.iter, [one[0] for one in each])] if all(each) else []
        if isinstance(node, ast.Call):
            return self.called(node, target, name)
        return []

    def binary(self, node, target, name):
        left = reads(node.left, name)
        if left and reads(node.right, name):
            if isinstance(node.op, ast.Mult) and ast.dump(node.left) == ast.dump(node.right):
                root = math.isqrt(target) if isinstance(target, int) else target ** 0.5
                return [(node.left, root), (node.left, -root)]
            return []
        inner, other = (node.left, self.value(node.right)) if left else (node.right, self.value(node.left))
        op = type(node.op)
        if op is ast.Add and isinstance(target, (str, list)):
            return [(inner, target[: len(target) - len(other)] if left else target[len(other):])]
        if op is ast.Add:
            return [(inner, target - other)]
        if op is ast.Sub:
            return [(inner, target + other if left else other - target)]
        if op is ast.Mult and isinstance(target, str):
            return [(inner, target[: len(target) // other] if isinstance(other, int) else len(target) // len(other))]
        if op is ast.Mult:
            return [(inner, target // other if isinstance(target, int) and target % other == 0 else target / other)]
        if op is ast.Div:
            return [(inner, target * other if left else other / target)]
        if op is ast.FloorDiv and left:
            return [(inner, target * other), (inner, target * other + other - 1)]
        if op is ast.Mod and left:
            return [(inner, target), (inner, target + other)]
        if op is ast.BitXor:
            return [(inner, target ^ other)]
        if op is ast.Pow and left:
            if isinstance(target, int) and isinstance(other, int):
                root = integer_root(abs(target), other)
                return [(inner, root), (inner, -root), (inner, root + 1)]
            return [(inner, target ** (1 / other)), (inner, -(target ** (1 / other)))]
        if op is ast.Pow:
            return [(inner, round(math.log(target, other)))]
        return []

    def called(self, node, target, name):
        if isinstance(node.func, ast.Attribute):
            inner, method = node.func.value, node.func.attr
            if reads(inner, name):
                args = [self.value(each) for each in node.args]
                if method == "split":
                    return [(inner, (args[0] if args else " ").join(target))]
                if method in ("lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize"):
                    return [(inner, target), (inner, target.swapcase())]
                if method == "replace":
                    return [(inner, target.replace(args[1], args[0]) if args[1] else target), (inner, target)]
                if method == "count":
                    return [(inner, args[0] * target if isinstance(args[0], str) else [args[0]] * target)]
                if method in ("index", "find"):
                    return [(inner, ["a", "\0"][args[0] == "a"] * target + args[0])]
                return []
            if method == "join" and len(node.args) == 1:
                between = self.value(inner)
                return [(node.args[0], target.split(between) if between else list(target))]
            if method in ("index", "find"):
                base = self.value(inner)
                return [(node.args[0], base[target:target + size]) for size in (1, 2, 3, 5, len(base))]
            return []
        function, args = getattr(node.func, "id", ""), node.args
        if function == "int":
            if len(args) == 2:
                base = self.value(args[1])
                return [(args[0], in_base(target, base))]
            return [(args[0], str(target)), (args[0], target)]
        if function == "str":
            return [(args[0], value) for value in readings(target)]
        if function in ("float", "list", "tuple", "set", "sorted", "abs", "round", "bool", "frozenset"):
            made = list(target) if function in ("set", "sorted", "list", "tuple", "frozenset") else target
            more = [(args[0], -target)] if function == "abs" else [(args[0], str(target))] if function == "float" else []
            joined = [(args[0], "".join(made))] if isinstance(made, list) and all(isinstance(x, str) for x in made) else []
            return [(args[0], made)] + joined + more
        if function == "len":
            return [(args[0], made) for made in ("a" * target, [0] * target, list(range(target)), [1] * target, ["a"] * target)]
        if function == "sum":
            return [(args[0], [target]), (args[0], [1] * target if 0 <= target < 5000 else [target])]
        if function in ("min", "max"):
            return [(args[0], [target])]
        if function == "chr":
            return [(args[0], ord(target))]
        if function == "ord":
            return [(args[0], chr(target))]
        if function == "bin":
            return [(args[0], int(target, 2))]
        return []


def readings(text):
    found = [text]
    for read in (int, float, ast.literal_eval):
        try:
            found.insert(0, read(text))
        except Exception:
            pass
    return found


def integer_root(n, k):
    low, high = 0, 1 << (n.bit_length() // k + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle ** k <= n else (low, middle - 1)
    return low


def in_base(n, base):
    digits = ""
    while n:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[n % base] + digits
        n //= base
    return digits or "0"


def equations(tree, unknown, known):
    """Answers that satisfy one equation of the verifier each."""
    inverter = Inverter(unknown, known)
    answers = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left] + node.comparators
        for one, other in list(zip(sides, sides[1:])) + list(zip(sides[1:], sides)):
            if reads(one, unknown) and not reads(other, unknown):
                try:
                    target = inverter.value(other)
                except Exception:
                    continue
                answers += inverter.solve(one, target)
    return answers
