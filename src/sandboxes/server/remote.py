"""The program as the tests see it: functions and objects that live in another process.

Operators between a program's object and a test's own data are computed here or refused, never asked of the
program: an object that says it equals everything would otherwise win.
"""
import builtins
import sys

import wire


class Gone(BaseException):
    """The program's process died before it answered."""


class OutOfTime(BaseException):
    """The program used up its processor time for one test."""


class Forged(BaseException):
    """What came over the channel was not an answer."""


class Remote:
    """One program's process."""

    def __init__(self, channel):
        self.channel = channel
        self.callbacks = []
        self.classes = {}

    def receive(self):
        try:
            return self.channel.receive()
        except wire.Closed:
            raise Gone from None
        except wire.Malformed as error:
            raise Forged(str(error)) from None

    def ask(self, *request, args=()):
        """The program's answer; `args` are the values passed, updated in place as the program changed its copies."""
        try:
            self.channel.send(request)
        except wire.Closed:
            raise Gone from None
        while True:
            reply = self.receive()
            try:
                kind = reply[0]
                if kind == "v":
                    for index, item in reply[2] if len(reply) > 2 else ():
                        _update(args[index], self.decode(item))
                    return self.decode(reply[1])
                if kind == "callback":
                    self._callback(reply)
                    continue
                if kind == "x":
                    error = self.exception(reply)
                elif kind == "timeout":
                    raise OutOfTime(*map(str, reply[1:]))
                else:
                    raise Forged("unknown answer")
            except (TypeError, KeyError, IndexError, ValueError, AttributeError, ArithmeticError) as bad:
                raise Forged("malformed answer: %s" % bad) from None
            raise error

    def _callback(self, message):
        function = self.callbacks[message[1]]
        try:
            value = function(*(self.decode(item) for item in message[2]))
        except Exception as error:
            self.channel.send(["raised", type(error).__name__, str(error)])
        else:
            self.channel.send(["result", self.encode(value)])

    def call(self, target, args, keywords):
        named = [[key, self.encode(value)] for key, value in keywords.items()]
        return self.ask("call", target, [self.encode(item) for item in args], named, args=args)

    def encode(self, value):
        return wire.encode(value, self._outgoing)

    def _outgoing(self, value):
        if type(value) is Handle:
            if _remote(value) is not self:
                raise TypeError("an object of another program")
            return {"h": _key(value)}
        if isinstance(value, type) and value in self.classes.values():
            return {"h": next(key for key, known in self.classes.items() if known is value)}
        if callable(value):
            self.callbacks.append(value)
            return {"cb": len(self.callbacks) - 1}
        raise TypeError("a test cannot pass a %s to the program: only plain data and functions cross" % type(value).__name__)

    def decode(self, data):
        return wire.decode(data, self._incoming)

    def _incoming(self, data):
        if "x" in data:
            return self.exception_class(data)
        return Handle(self, int(data["h"]), str(data["k"]), bool(data["f"]))

    def exception_class(self, data):
        """The tests' own class where they know it, else a new one under the nearest class they know."""
        key = data.get("h")
        if key in self.classes:
            return self.classes[key]
        known = None
        for name, module in data["x"]:
            found = getattr(builtins if module == "builtins" else sys.modules.get(module), str(name), None)
            if isinstance(found, type) and issubclass(found, BaseException):
                known = found
                break
        if known is None:
            known = Exception
        if key is None or [known.__name__, known.__module__] == data["x"][0]:
            return known
        made = self.classes[key] = type(str(data["x"][0][0]), (known,), {})
        return made

    def exception(self, reply):
        kind, args, text = self.exception_class(reply[1]), [self.decode(item) for item in reply[2]], str(reply[3])
        try:
            error = kind(*args)
        except BaseException:
            error = BaseException.__new__(kind)
            error.args = tuple(args)
        error.__assay_text__ = text
        return error


def _update(original, now):
    if type(original) is not type(now):
        return
    if type(original) in (list, bytearray):
        original[:] = now
    elif type(original) in (dict, set):
        original.clear()
        original.update(now)
    elif hasattr(original, "extend"):
        original.clear()
        original.extend(now)


def _remote(handle):
    return object.__getattribute__(handle, "_remote")


def _key(handle):
    return object.__getattribute__(handle, "_key")


class Handle:
    """An object of the program's process."""

    __slots__ = ("_remote", "_key", "_kind", "_callable")

    def __init__(self, remote, key, kind, is_callable):
        for name, value in zip(Handle.__slots__, (remote, key, kind, is_callable)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        return _remote(self).ask("get", _key(self), name)

    def __setattr__(self, name, value):
        remote = _remote(self)
        remote.ask("set", _key(self), name, remote.encode(value))

    def __call__(self, *args, **keywords):
        return _remote(self).call(_key(self), args, keywords)

    def __eq__(self, other):
        if type(other) is not Handle:
            return False
        if _key(self) == _key(other):
            return True
        return _method(self, "__eq__", other) is True

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(_key(self))

    def __iter__(self):
        iterator = _method(self, "__iter__")
        if type(iterator) is not Handle:
            yield from iterator
            return
        while True:
            try:
                yield _method(iterator, "__next__")
            except StopIteration:
                return

    def __next__(self):
        return _method(self, "__next__")

    def __instancecheck__(self, value):
        return type(value) is Handle and _remote(self).ask("isinstance", _key(value), _key(self)) is True

    def __repr__(self):
        return "<%s of the program>" % object.__getattribute__(self, "_kind")

    def __str__(self):
        return str(_method(self, "__str__"))

    def __bool__(self):
        try:
            return bool(_method(self, "__bool__"))
        except TypeError:
            return True

    def __len__(self):
        return _method(self, "__len__")

    def __getitem__(self, index):
        return _method(self, "__getitem__", index)

    def __setitem__(self, index, value):
        _method(self, "__setitem__", index, value)

    def __enter__(self):
        return _method(self, "__enter__")

    def __exit__(self, *_):
        return _method(self, "__exit__", None, None, None)


def _method(handle, name, *args):
    remote = _remote(handle)
    try:
        return remote.ask("method", _key(handle), name, [remote.encode(item) for item in args], args=args)
    except AttributeError as error:
        if name in str(error):
            raise TypeError("%r has no %s" % (handle, name)) from None
        raise


def _operator(name):
    def operate(self, other):
        if type(other) is not Handle:
            return NotImplemented
        return _method(self, name, other)

    return operate


for _name in "add sub mul truediv floordiv mod pow matmul and or xor lt le gt ge".split():
    setattr(Handle, "__%s__" % _name, _operator("__%s__" % _name))


class Namespace(dict):
    """The globals of a test: a name that the test does not define is looked up in the program."""

    def __init__(self, base, remote):
        super().__init__(base)
        self.remote = remote

    def __missing__(self, name):
        if hasattr(builtins, name):
            return getattr(builtins, name)
        if name.startswith("__"):
            raise KeyError(name)
        try:
            return self.remote.ask("name", name)
        except NameError:
            raise KeyError(name) from None


def function(remote, name):
    """The program's function of that name; looked up when called, so a missing one fails the test, not the load."""

    def call(*args, **keywords):
        return remote.call(name, args, keywords)

    call.__name__ = call.__qualname__ = name
    return call
