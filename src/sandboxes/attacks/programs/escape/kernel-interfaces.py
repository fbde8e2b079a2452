# System calls that no solution needs and that past escapes went through.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
CALLS = {"bpf": 321, "userfaultfd": 323, "perf_event_open": 298, "kexec_load": 246, "init_module": 175, "add_key": 248,
         "io_uring_setup": 425, "open_by_handle_at": 304, "setns": 308, "fsopen": 430, "pivot_root": 155, "swapon": 167}
for name, number in CALLS.items():
    ctypes.set_errno(0)
    result = libc.syscall(number, 0, 0, 0, 0, 0)
    if result >= 0:
        print("@REACHED@", name)
    else:
        print(name, ctypes.get_errno())
