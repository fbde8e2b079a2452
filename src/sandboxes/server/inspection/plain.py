"""Runs a Python program as an inspection would, but unobserved: for tools that watch the whole process."""
import json
import os
import sys

# Looking for installed packages would cost as much as starting does.
sys.path += [os.path.join(os.path.dirname(os.__file__), name) for name in ("site-packages", "dist-packages")]

with open("plain.json") as file:
    spec = json.load(file)
run = spec["run"]
space = {"__name__": "__main__" if run["kind"] == "script" else "candidate", "__file__": "program.py"}
sys.argv = ["program.py"]
exec(compile(spec["program"], "program.py", "exec", dont_inherit=True), space)
if run["kind"] == "call":
    space[run["entry"]](*run["args"])
elif run["kind"] == "code":
    exec(compile(run["code"], "<test>", "exec"), space)
