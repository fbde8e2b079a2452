# Swaps a file for a link to a file outside, again and again, in case somebody copies it.
import os

os.chdir("/tmp")
for turn in range(200):
    for name in ("result", "output", "answer.json", "program.py"):
        try:
            os.symlink("@FOLDER@/secret.txt", name + ".new")
            os.replace(name + ".new", name)
        except OSError:
            pass
try:
    print(open("result").read())
except OSError as error:
    print(error)
try:
    os.link("@FOLDER@/secret.txt", "/tmp/hard")
    print(open("/tmp/hard").read())
except OSError as error:
    print(error)
