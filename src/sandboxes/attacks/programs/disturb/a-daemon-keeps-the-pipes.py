# Leaves a process that holds every stream open.
import ctypes
import os
import time

if os.fork() == 0:
    os.setsid()
    ctypes.CDLL(None).prctl(15, b"left-97531", 0, 0, 0)
    if os.fork() == 0:
        time.sleep(97531)
    os._exit(0)
print("done")
