# Opens devices that lead to memory, disks and the kernel's log.
import os

for name in ("mem", "kmem", "port", "kmsg", "sda", "vda", "nvme0n1", "loop-control", "fuse", "kvm", "dri/card0"):
    try:
        os.open("/dev/" + name, os.O_RDONLY)
        print("@REACHED@ /dev/" + name)
    except OSError:
        pass
try:
    os.mknod("/tmp/disk", 0o60666, os.makedev(8, 0))
    os.open("/tmp/disk", os.O_RDONLY)
    print("@REACHED@ a device of its own making")
except OSError as error:
    print(error)
