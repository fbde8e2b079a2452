# Looks for a secret in the environment: its own, and that of every process it can see.
import glob
import os

print(dict(os.environ))
for name in glob.glob("/proc/*/environ"):
    try:
        print(open(name, "rb").read())
    except OSError:
        pass
