# Leaves and looks for System V shared memory, message queues and POSIX shared memory that others could see.
import ctypes
import os

libc = ctypes.CDLL(None)
for key in (0x5EC2E7, 1, 2, 3):
    found = libc.shmget(key, 0, 0)
    if found >= 0:
        print("@REACHED@ shared memory", key)
libc.shmget(0x5EC2E7, 4096, 0o1666)
for folder in ("/dev/shm", "/dev/mqueue"):
    try:
        names = os.listdir(folder)
        if names:
            print("@REACHED@", folder, names)
        open(folder + "/@MARK@", "w").write("left here")
    except OSError as error:
        print(error)
