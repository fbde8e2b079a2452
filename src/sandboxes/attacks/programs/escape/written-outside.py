# Writes where the next check, the user or the machine would read it.
import os

for folder in ("@FOLDER@", "/", "/usr", "/usr/lib", "/usr/local/bin", "/etc", "/root", "/home", "/var/tmp", "/opt"):
    try:
        with open(folder + "/@MARK@", "w") as file:
            file.write("was here")
        if folder not in ("/", "/root", "/home", "/var/tmp", "/opt", "@FOLDER@"):
            print("@REACHED@ a write to", folder)
    except OSError:
        pass
