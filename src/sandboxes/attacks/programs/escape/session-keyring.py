# Looks for keys that the user's session keeps in the kernel.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for ring in (-3, -4, -5):
    if libc.syscall(250, 6, ring, 0, 0) >= 0:
        print("@REACHED@ keyring", ring)
    if libc.syscall(248, b"user", b"@MARK@", b"x", 1, ring) >= 0:
        print("@REACHED@ a key in keyring", ring)
