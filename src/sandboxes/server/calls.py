"""A list of system calls made in one go, by eighty bytes of machine code.

A forked process pays some two microseconds for each page that it touches first. To set itself up in Python it touches
two hundred; from a list, a dozen. Where there is no machine code for the processor, or none may be loaded, Python makes
the same calls.
"""
import ctypes
import os
import platform

# run(row, count): for each row of eight words, loads number and six arguments and calls. Ends after a clone in the
# parent, with the child's id; after an error, with -(errno + 4096 * rows left); after the last row with 0.
_CODE = {
    "x86_64": bytes.fromhex(
        "53 4154"  # push rbx; push r12
        "4889fb 4989f4"  # mov rbx, rdi; mov r12, rsi
        "4d85e4 7442"  # loop: test r12, r12; jz done
        "488b03 488b7b08 488b7310 488b5318"  # rax, rdi, rsi, rdx of the row
        "4c8b5320 4c8b4328 4c8b4b30"  # r10, r8, r9
        "0f05"  # syscall
        "483d01f0ffff 7314"  # cmp rax, -4095; jae fail
        "48833b38 7505 4885c0 7514"  # cmp [rbx], clone; jne next; test rax, rax; jnz out
        "4883c340 49ffcc ebc2"  # next: add rbx, 64; dec r12; jmp loop
        "49c1e40c 4c29e0 eb02"  # fail: shl r12, 12; sub rax, r12; jmp out
        "31c0"  # done: xor eax, eax
        "415c 5b c3"  # out: pop r12; pop rbx; ret
    )
}
NUMBERS = {
    "x86_64": {
        "clone": 56, "setsid": 112, "setpgid": 109, "dup3": 292, "close_range": 436, "prlimit": 302, "mount": 165, "chdir": 80,
        "capset": 126, "prctl": 157, "write": 1,
    },
    "aarch64": {
        "clone": 220, "setsid": 157, "setpgid": 154, "dup3": 24, "close_range": 436, "prlimit": 261, "mount": 40, "chdir": 49,
        "capset": 91, "prctl": 167, "write": 64,
    },
}  # fmt: skip
_ROW = 8
_READ, _WRITE, _EXECUTE, _PRIVATE, _ANONYMOUS = 1, 2, 4, 2, 0x20


def _load():
    """The machine code as a function, or None."""
    code = _CODE.get(platform.machine())
    if code is None:
        return None
    libc = ctypes.CDLL(None)
    libc.mmap.restype, libc.mmap.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    page = libc.mmap(None, len(code), _READ | _WRITE | _EXECUTE, _PRIVATE | _ANONYMOUS, -1, 0)
    if page in (None, ctypes.c_void_p(-1).value):
        return None
    ctypes.memmove(page, code, len(code))
    return ctypes.PYFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_long)(page)


_run = _load()


class Calls:
    """System calls in order, by name; the first is a clone, and the child makes the others."""

    def __init__(self, libc, rows):
        self._libc = libc
        self._numbers = NUMBERS[platform.machine()]
        self._kept = []
        self.count = len(rows)
        self.table = (ctypes.c_ulong * (_ROW * len(rows)))()
        for index, (name, *arguments) in enumerate(rows):
            words = [self._numbers[name], *map(self._word, arguments)]
            self.table[_ROW * index : _ROW * index + len(words)] = words
        self._address = ctypes.addressof(self.table)

    def _word(self, value):
        """A number, or the address of bytes."""
        if isinstance(value, int):
            return value & (1 << 64) - 1
        buffer = value if isinstance(value, ctypes.Array) else ctypes.create_string_buffer(value)
        self._kept.append(buffer)
        return ctypes.addressof(buffer)

    def parts(self):
        """(table, run, address, count): `run(address, count)` makes the calls. Its result is the child's id; in the child,
        0; less than 0 when a call failed."""
        return self.table, _run or self._run_slowly, self._address, self.count

    def error(self, result):
        """[what went wrong, the row]; with row 0 there is no child, else this is the child."""
        number = -result & 4095
        return OSError(number, os.strerror(number)), self.count - (-result >> 12)

    def _run_slowly(self, _address, count):
        for index in range(count):
            words = self.table[_ROW * index : _ROW * index + 7]
            result = self._libc.syscall(*map(ctypes.c_ulong, words))
            if result < 0:
                return -(ctypes.get_errno() + 4096 * (count - index))
            if index == 0 and result:
                return result
        return 0
