/**
 * Runs the test functions of one file as pytest would, with a stand-in for the parts of pytest that benchmarks use:
 * marks, parameters, fixtures (`tmp_path` among them), `raises`, `skip`. Each test has a process of its own, forked
 * after the files were imported; it passes only when it writes the word that it alone was given.
 *
 * Standard input: `{files, test, seconds}`. The last line printed is `[{name, marks, outcome, why}]`, or `{broken}` when
 * the test file does not load.
 */
export const DRIVER = String.raw`
import builtins, contextlib, functools, importlib, inspect, itertools, json, os, pathlib, re, secrets, signal
import sys, tempfile, time, traceback, types

ASK = json.loads(sys.stdin.read())
pytest = types.ModuleType("pytest")


class Param:
    def __init__(self, *values, marks=(), id=None):
        self.values, self.marks = values, list(marks) if isinstance(marks, (list, tuple)) else [marks]


class Mark:
    def __init__(self, name, args=(), named=None):
        self.name, self.args, self.named = name, args, named or {}

    def __call__(self, *args, **named):
        if len(args) == 1 and not named and callable(args[0]) and not isinstance(args[0], Param):
            args[0].__dict__.setdefault("marks_of_test", []).append(self)
            return args[0]
        return Mark(self.name, args, named)


class Marks:
    def __getattr__(self, name):
        return Mark(name)


class Skipped(BaseException):
    pass


class Raises:
    def __init__(self, kinds, match=None):
        self.kinds, self.match, self.value = kinds, match, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, _):
        assert kind is not None, "nothing was raised"
        if not issubclass(kind, self.kinds):
            return False
        self.value = value
        assert self.match is None or re.search(self.match, str(value)), "%r does not match" % str(value)
        return True


def fixture(function=None, **_):
    if function is None:
        return fixture
    function.is_fixture = True
    return function


def skip(reason="", **_):
    raise Skipped(reason)


def fail(reason="", **_):
    raise AssertionError(reason)


def approx(value, rel=1e-6, abs=1e-12, **_):
    class Near:
        def __eq__(self, other):
            return builtins.abs(other - value) <= max(abs, rel * builtins.abs(value))

    return Near()


def raises(kinds, match=None):
    return Raises(kinds, match)


def timeout(seconds=None, **_):
    def wrap(function):
        @functools.wraps(function)
        def timed(*args, **named):
            def late(*_):
                raise TimeoutError("out of time")

            before = signal.signal(signal.SIGALRM, late)
            left = signal.alarm(int(seconds))
            try:
                return function(*args, **named)
            finally:
                signal.alarm(left)
                signal.signal(signal.SIGALRM, before)

        return timed

    return wrap


pytest.param, pytest.mark, pytest.raises, pytest.fixture = Param, Marks(), raises, fixture
pytest.skip, pytest.fail, pytest.approx = skip, fail, approx
pytest.main = lambda *_: None
late = types.ModuleType("wrapt_timeout_decorator")
late.timeout = timeout
sys.modules["pytest"], sys.modules["wrapt_timeout_decorator"] = pytest, late


def cases(function):
    """The combinations of parameters, with their marks."""
    own = getattr(function, "marks_of_test", [])
    marks = [mark.name for mark in own if mark.name != "parametrize"]
    tables = []
    for mark in own:
        if mark.name != "parametrize":
            continue
        names = mark.args[0] if mark.args else mark.named["argnames"]
        values = mark.args[1] if len(mark.args) > 1 else mark.named["argvalues"]
        if isinstance(names, str):
            names = [name.strip() for name in names.split(",")]
        rows = []
        for value in values:
            own_marks = [each.name for each in value.marks] if isinstance(value, Param) else []
            if isinstance(value, Param):
                value = value.values
            elif len(names) == 1:
                value = (value,)
            rows.append((dict(zip(names, value)), own_marks))
        tables.append(rows)
    for combination in itertools.product(*tables):
        named, added = {}, []
        for values, more in combination:
            named.update(values)
            added += more
        yield named, marks + added


def collect(module):
    for name, value in list(vars(module).items()):
        if name.startswith("test") and inspect.isfunction(value):
            for number, (named, marks) in enumerate(cases(value)):
                yield "%s[%d]" % (name, number), marks, value, None, named
        elif name.startswith("Test") and inspect.isclass(value):
            for inner, method in list(vars(value).items()):
                if inner.startswith("test") and inspect.isfunction(method):
                    for number, (named, marks) in enumerate(cases(method)):
                        yield "%s.%s[%d]" % (name, inner, number), marks, method, value, named


def perform(module, function, kind, named):
    owner = kind() if kind else None
    stack = contextlib.ExitStack()
    made = {}

    def given(name):
        if name in made:
            return made[name]
        if name == "tmp_path":
            value = pathlib.Path(tempfile.mkdtemp(dir=os.getcwd()))
        elif name == "request":
            value = types.SimpleNamespace(param=None)
        else:
            make = getattr(kind, name, None) or getattr(module, name)
            value = make(**needed(make, owner))
            if inspect.isgenerator(value):
                rest = value
                value = next(rest)
                stack.callback(lambda: next(rest, None))
        made[name] = value
        return value

    def needed(function, owner):
        wanted = [name for name in inspect.signature(function).parameters]
        values = {}
        for position, name in enumerate(wanted):
            if position == 0 and owner is not None and name == "self":
                values["self"] = owner
            else:
                values[name] = named[name] if name in named else given(name)
        return values

    with stack:
        if owner is not None and hasattr(owner, "setup_method"):
            owner.setup_method(*([None] if len(inspect.signature(owner.setup_method).parameters) else []))
        result = function(**needed(function, owner))
        if inspect.iscoroutine(result):
            import asyncio

            asyncio.run(result)


def one(module, function, kind, named):
    reader, writer = os.pipe()
    word = secrets.token_hex(16)
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(int(ASK["seconds"]))
        report = "crash"
        try:
            perform(module, function, kind, named)
            report = word
        except Skipped as reason:
            report = word
        except AssertionError:
            report = "fail " + traceback.format_exc()[-400:]
        except BaseException:
            report = "crash " + traceback.format_exc()[-400:]
        os.write(writer, report.encode("utf-8", "replace")[:4000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    status = os.waitpid(child, 0)[1]
    if said == word:
        return "pass", ""
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        return "timeout", "out of time"
    return ("fail", said[5:]) if said.startswith("fail ") else ("crash", said[6:])


def main():
    folder = os.path.join(os.getcwd(), "files")
    for name, text in ASK["files"].items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    os.chdir(folder)
    sys.path.insert(0, folder)
    quiet = os.dup(1)
    os.dup2(2, 1)
    signal.alarm(int(ASK["seconds"]) * 2)
    try:
        module = importlib.import_module(ASK["test"])
    except BaseException:
        return quiet, {"broken": traceback.format_exc()[-600:]}
    finally:
        signal.alarm(0)
    results = []
    for name, marks, function, kind, named in collect(module):
        outcome, why = one(module, function, kind, named)
        results.append({"name": name, "marks": marks, "outcome": outcome, "why": why})
    return quiet, results


quiet, results = main()
sys.stdout.flush()
os.dup2(quiet, 1)
os.write(1, ("\n" + json.dumps(results) + "\n").encode())
os._exit(0)
`;
