# Reads whatever the descriptors that it was born with lead to.
import os

for descriptor in range(256):
    for read in (lambda: os.pread(descriptor, 1 << 16, 0), lambda: os.listdir(descriptor)):
        try:
            print(descriptor, read())
        except OSError:
            pass
    try:
        print(os.readlink("/proc/self/fd/%d" % descriptor))
    except OSError:
        pass
