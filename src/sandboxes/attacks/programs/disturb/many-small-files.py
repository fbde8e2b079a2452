# Fills the disk's table of files.
number = 0
while True:
    number += 1
    open("/tmp/%d" % number, "w").close()
