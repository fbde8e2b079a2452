# Rewrites the sandbox's own programs, for the checks that follow.
import os
import sys

folders = {os.path.dirname(getattr(module, "__file__", None) or "/nowhere/x") for module in list(sys.modules.values())}
for folder in folders:
    if folder in ("", "/tmp"):
        continue
    for name in ("checker.py", "wire.py", "candidate.py", "supervisor.py"):
        try:
            with open(os.path.join(folder, name), "a") as file:
                file.write("\n")
            print("@REACHED@ a write to", folder, name)
        except OSError:
            pass
