# Takes memory that belongs to no process: files without a name.
import os

while True:
    file = os.memfd_create("x")
    for _ in range(64):
        os.write(file, bytes(1 << 20))
