"""A system-call filter for untrusted programs, assembled here so that no library is needed.

Denies what widens the kernel surface or reaches out of the sandbox; everything else is left to namespaces,
dropped capabilities and limits. Unknown architectures get no filter, and the isolation report says so.
"""
import ctypes
import errno
import os
import platform
import socket
import struct

_NUMBERS = {
    "x86_64": (0xC000003E, {
        "socket": 41, "clone": 56, "clone3": 435, "ptrace": 101, "mount": 165, "umount2": 166, "pivot_root": 155,
        "chroot": 161, "unshare": 272, "setns": 308, "swapon": 167, "swapoff": 168, "reboot": 169, "acct": 163,
        "init_module": 175, "finit_module": 313, "delete_module": 176, "kexec_load": 246, "kexec_file_load": 320,
        "bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "keyctl": 250, "add_key": 248, "request_key": 249,
        "process_vm_readv": 310, "process_vm_writev": 311, "open_by_handle_at": 304, "io_uring_setup": 425,
        "io_uring_enter": 426, "io_uring_register": 427, "move_mount": 429, "open_tree": 428, "fsopen": 430,
        "fsmount": 432, "mount_setattr": 442, "sethostname": 170, "setdomainname": 171, "settimeofday": 164,
        "clock_settime": 227, "quotactl": 179, "syslog": 103, "kcmp": 312, "personality": 135, "pidfd_getfd": 438,
    }),
    "aarch64": (0xC00000B7, {
        "socket": 198, "clone": 220, "clone3": 435, "ptrace": 117, "mount": 40, "umount2": 39, "pivot_root": 41,
        "chroot": 51, "unshare": 97, "setns": 268, "swapon": 224, "swapoff": 225, "reboot": 142, "acct": 89,
        "init_module": 105, "finit_module": 273, "delete_module": 106, "kexec_load": 104, "kexec_file_load": 294,
        "bpf": 280, "perf_event_open": 241, "userfaultfd": 282, "keyctl": 219, "add_key": 217, "request_key": 218,
        "process_vm_readv": 270, "process_vm_writev": 271, "open_by_handle_at": 265, "io_uring_setup": 425,
        "io_uring_enter": 426, "io_uring_register": 427, "move_mount": 429, "open_tree": 428, "fsopen": 430,
        "fsmount": 432, "mount_setattr": 442, "sethostname": 161, "setdomainname": 162, "settimeofday": 170,
        "clock_settime": 112, "quotactl": 60, "syslog": 116, "kcmp": 272, "personality": 92, "pidfd_getfd": 438,
    }),
}

_LOAD, _EQUAL, _AND_SET, _AT_LEAST, _JUMP, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x05, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NEW_NAMESPACES = 0x7E020080  # CLONE_NEWTIME | NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET
_X32 = 0x40000000


def _deny(code):
    return 0x00050000 | code


def _instruction(code, value, when_true=0, when_false=0):
    return struct.pack("HBBI", code, when_true, when_false, value)


def filter_program(machine=None, allowed=()):
    """The filter as bytes, or None on an architecture we have no numbers for. `allowed` names calls to leave open."""
    machine = machine or platform.machine()
    if machine not in _NUMBERS:
        return None
    architecture, calls = _NUMBERS[machine]
    answers = sorted((number, _answer(name, number)) for name, number in calls.items() if name not in allowed)
    program = [
        _instruction(_LOAD, 4),
        _instruction(_EQUAL, architecture, 1, 0),
        _instruction(_RETURN, _KILL),
        _instruction(_LOAD, 0),
    ]
    if machine == "x86_64":
        program += [_instruction(_AT_LEAST, _X32, 0, 1), _instruction(_RETURN, _deny(errno.ENOSYS))]
    return b"".join(program + _search(answers))


def _answer(name, number):
    """What is done about one call, when the accumulator holds its number: ends with a return on every path."""
    if name == "socket":
        return [
            _instruction(_EQUAL, number, 0, 4),
            _instruction(_LOAD, 16),
            _instruction(_EQUAL, socket.AF_UNIX, 0, 1),
            _instruction(_RETURN, _ALLOW),
            _instruction(_RETURN, _deny(errno.EACCES)),
            _instruction(_RETURN, _ALLOW),
        ]
    if name == "clone":
        return [
            _instruction(_EQUAL, number, 0, 4),
            _instruction(_LOAD, 16),
            _instruction(_AND_SET, _NEW_NAMESPACES, 1, 0),
            _instruction(_RETURN, _ALLOW),
            _instruction(_RETURN, _deny(errno.EPERM)),
            _instruction(_RETURN, _ALLOW),
        ]
    # ENOSYS makes the C library fall back from clone3 to clone, whose flags can be read.
    code = errno.ENOSYS if name == "clone3" else errno.EPERM
    return [_instruction(_EQUAL, number, 0, 1), _instruction(_RETURN, _deny(code)), _instruction(_RETURN, _ALLOW)]


def _search(answers):
    """A binary search among the calls: the kernel walks the filter for each call it knows whenever one is loaded."""
    if len(answers) == 1:
        return answers[0][1]
    middle = len(answers) // 2
    low, high = _search(answers[:middle]), _search(answers[middle:])
    if len(low) < 256:
        return [_instruction(_AT_LEAST, answers[middle][0], len(low), 0), *low, *high]
    return [_instruction(_AT_LEAST, answers[middle][0], 0, 1), _instruction(_JUMP, len(low)), *low, *high]


class Filter:
    """A filter ready to be loaded after fork, with nothing left to allocate."""

    def __init__(self, allowed=()):
        self.code = filter_program(allowed=allowed)
        if self.code is not None:
            self._buffer = ctypes.create_string_buffer(self.code, len(self.code))
            self.header = ctypes.create_string_buffer(
                struct.pack("HxxxxxxP", len(self.code) // 8, ctypes.addressof(self._buffer))
            )

    def load(self, libc):
        """Binds this process and its children. Needs no_new_privs."""
        if self.code is not None and libc.prctl(22, 2, self.header, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "seccomp: " + os.strerror(ctypes.get_errno()))
