# Makes namespaces of its own to mount what was taken away.
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.unshare(0x10000000 | 0x00020000)
os.makedirs("/tmp/proc", exist_ok=True)
if libc.mount(b"proc", b"/tmp/proc", b"proc", 0, None) == 0:
    print("@REACHED@ a mount of /proc")
if libc.mount(b"/", b"/tmp/proc", None, 4096 | 16384, None) == 0:
    print("@REACHED@ a bind mount")
if libc.umount2(b"/tmp", 2) == 0:
    print("@REACHED@ what /tmp covers")
