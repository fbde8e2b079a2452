"""Mounts: what a process sees of the file system."""
import ctypes
import os

import store

_NEWNS, _NEWIPC, _NEWUSER = 0x00020000, 0x08000000, 0x10000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_MOVE, MS_REC, MS_PRIVATE = 1, 2, 4, 32, 4096, 8192, 0x4000, 0x40000

libc = ctypes.PyDLL(None, use_errno=True)


def checked(result, what):
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, "%s: %s" % (what, os.strerror(error)))
    return result


def own_namespaces(identity):
    """A user namespace of our own, in which this process may set up mounts for its children."""
    checked(libc.prctl(38, 1, 0, 0, 0), "no_new_privs")  # kept by every child
    libc.prctl(4, 1, 0, 0, 0)  # dumpable again after a change of user, so that our own maps can be written
    checked(libc.unshare(_NEWUSER | _NEWNS | _NEWIPC), "unshare")
    for name, text in (("setgroups", "deny"), ("uid_map", "%d %d 1" % identity[:2]), ("gid_map", "%d %d 1" % identity[2:])):
        with open("/proc/self/" + name, "w") as file:
            file.write(text)
    checked(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None), "private mounts")
    checked(libc.mount(b"tmpfs", b"/proc", b"tmpfs", MS_NOSUID | MS_NODEV | 1, b"size=4k"), "hide /proc")
    for path in (b"/dev/shm", b"/dev/mqueue"):  # containers have them, and what one check leaves there another would see
        if os.path.isdir(path):
            checked(libc.mount(b"tmpfs", path, b"tmpfs", MS_NOSUID | MS_NODEV | MS_RDONLY, b"size=4k"), "hide " + path.decode())
    # Builds are kept here, where only children that are shown one of them can see it.
    checked(libc.mount(b"tmpfs", b"/tmp", b"tmpfs", MS_NOSUID | MS_NODEV, b"size=%d,mode=755" % store.FILE_SYSTEM_BYTES), "store")


def show_own_name(path):
    """/proc with nothing but the name of the program that this process is to become, for a runtime that starts there."""
    checked(libc.mount(b"tmpfs", b"/proc", b"tmpfs", MS_NOSUID | MS_NODEV, b"size=4k"), "own name")
    os.mkdir("/proc/self")
    os.symlink(path, "/proc/self/exe")
    checked(libc.mount(None, b"/proc", None, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, None), "protect /proc")


def show_own_proc():
    """/proc with nothing but this process itself, which valgrind reads its own memory map from; without the names of
    the machine's folders, which are in its list of mounts."""
    checked(libc.umount2(b"/proc", 2), "show /proc")
    os.mkdir("/tmp/self")
    checked(libc.mount(b"/proc/" + os.readlink("/proc/self").encode(), b"/tmp/self", None, MS_BIND, None), "own /proc")
    checked(libc.mount(b"tmpfs", b"/proc", b"tmpfs", MS_NOSUID | MS_NODEV, b"size=4k"), "hide /proc")
    os.mkdir("/proc/self")
    checked(libc.mount(b"/tmp/self", b"/proc/self", None, MS_MOVE, None), "own /proc")
    os.rmdir("/tmp/self")
    for name in (b"mountinfo", b"mounts", b"mountstats", b"cgroup"):
        checked(libc.mount(b"/dev/null", b"/proc/self/" + name, None, MS_BIND, None), "hide mounts")
    checked(libc.mount(b"tmpfs", b"/proc/self/task", b"tmpfs", MS_NOSUID | MS_NODEV | MS_RDONLY, b"size=4k"), "hide threads")
    checked(libc.mount(None, b"/proc", None, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, None), "protect /proc")
