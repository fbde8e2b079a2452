# Reads the memory of other processes, by /proc and by system call.
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(64)


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


local = Vector(ctypes.addressof(buffer), 64)
remote = Vector(id(libc), 64)
for pid in range(1, 400):
    if pid == os.getpid():
        continue
    if libc.process_vm_readv(pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0) > 0:
        print("@REACHED@ memory of process", pid)
    if libc.ptrace(16, pid, 0, 0) == 0:
        print("@REACHED@ control of process", pid)
    try:
        open("/proc/%d/mem" % pid, "rb")
        print("@REACHED@ the memory file of process", pid)
    except OSError:
        pass
