# Has children burn the processor time, in turn, so that none reaches the limit.
import os
import time

while True:
    if os.fork() == 0:
        started = time.process_time()
        while time.process_time() - started < 0.3:
            pass
        os._exit(0)
    os.wait()
