# Leaves a process that holds every stream open.
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(97531)
    os._exit(0)
print("done")
