# Reads a file of the machine's, by its path and by searching the usual places.
import os

print(open("@FOLDER@/secret.txt").read() if os.path.exists("@FOLDER@/secret.txt") else "no such file")
for top in ("/home", "/root", "/tmp", "/var", "/mnt", "/srv", "/opt", "/etc"):
    for folder, _, names in os.walk(top):
        for name in names:
            if "secret" in name:
                try:
                    print(open(os.path.join(folder, name)).read())
                except OSError:
                    pass
