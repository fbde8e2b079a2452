# Sends signals to every process that it can name.
import os
import signal

reached = 0
for pid in range(2, 5000):
    if pid in (os.getpid(), os.getppid()):
        continue
    try:
        os.kill(pid, 0)
        reached += 1
    except OSError:
        pass
if reached:
    print("@REACHED@", reached, "other processes")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
try:
    os.kill(-1, signal.SIGTERM)
except OSError as error:
    print(error)
