"""Builds the walls that bubblewrap would: new namespaces and a read-only root with nothing of the host's own.

Run as `jail.py PLAN`; ends by becoming the supervisor. Works for root and, where the kernel lets ordinary users
make user namespaces, for anyone.
"""
import ctypes
import json
import os
import signal
import sys

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
RDONLY, NOSUID, NODEV, NOEXEC, REMOUNT, BIND, REC, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
libc = ctypes.CDLL(None, use_errno=True)


def must(result, what):
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, "%s: %s" % (what, os.strerror(error)))


def mount(source, target, kind=None, flags=0, options=None):
    texts = [text.encode() if text is not None else None for text in (source, target, kind, options)]
    must(libc.mount(texts[0], texts[1], texts[2], flags, texts[3]), "mount %s" % target)


def bind(descriptor, target, is_folder):
    """A read-only view of what a descriptor opened before the new root holds."""
    if is_folder:
        os.makedirs(target, mode=0o755, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), mode=0o755, exist_ok=True)
        open(target, "w").close()
    mount("/proc/self/fd/%d" % descriptor, target, flags=BIND | REC)
    # Flags that the host had set may not be cleared in a user namespace.
    kept = os.statvfs(target).f_flag & (NOSUID | NODEV | NOEXEC)
    mount(None, target, flags=BIND | REMOUNT | RDONLY | NOSUID | kept)


def open_sources(plan):
    sources, links = [], []
    for path in plan["folders"]:
        if os.path.islink(path) and not os.path.isfile(path):
            links.append((os.readlink(path), path))
        elif os.path.exists(path):
            sources.append((os.open(path, os.O_PATH), path, os.path.isdir(path)))
    sources.append((os.open(plan["server"], os.O_PATH), "/assay", True))
    for name in ("null", "zero", "full", "random", "urandom"):
        sources.append((os.open("/dev/" + name, os.O_PATH), "/dev/" + name, False))
    return sources, links


def build_root(plan):
    sources, links = open_sources(plan)
    mount("none", "/", flags=REC | PRIVATE)
    root = "/tmp"
    mount("tmpfs", root, "tmpfs", NOSUID | NODEV, "mode=0755,size=16m")
    for descriptor, path, is_folder in sources:
        target = root + path
        os.makedirs(os.path.dirname(target), mode=0o755, exist_ok=True)
        if path.startswith("/dev/"):
            open(target, "w").close()
            mount("/proc/self/fd/%d" % descriptor, target, flags=BIND)
        else:
            bind(descriptor, target, is_folder)
        os.close(descriptor)
    for text, path in links:
        os.symlink(text, root + path)
    for folder in ("/proc", "/tmp", "/build", "/old"):
        os.makedirs(root + folder, exist_ok=True)  # a toolchain below /tmp was bound there, and is hidden
    try:
        mount("proc", root + "/proc", "proc", NOSUID | NODEV | NOEXEC)
    except OSError:  # a container that masks parts of /proc; the worker hides what it does not need
        mount("/proc", root + "/proc", flags=BIND | REC)
    mount("tmpfs", root + "/tmp", "tmpfs", NOSUID | NODEV, "mode=1777,size=64m")
    must(libc.syscall(PIVOT_ROOT[os.uname().machine], root.encode(), (root + "/old").encode()), "pivot_root")
    os.chdir("/tmp")
    must(libc.umount2(b"/old", 2), "leave the old root")
    os.rmdir("/old")
    mount(None, "/", flags=BIND | REMOUNT | RDONLY | NOSUID | NODEV)


def main():
    plan = json.loads(sys.argv[1])
    os.umask(0o022)
    libc.prctl(1, signal.SIGKILL, 0, 0, 0)
    uid, gid = os.getuid(), os.getgid()
    must(libc.unshare(NEWNS | NEWUTS | NEWIPC | NEWPID | NEWNET | (0 if uid == 0 else NEWUSER)), "unshare")
    if uid != 0:
        for name, text in (("setgroups", "deny"), ("uid_map", "%d %d 1" % (uid, uid)), ("gid_map", "%d %d 1" % (gid, gid))):
            with open("/proc/self/" + name, "w") as file:
                file.write(text)
    pid = os.fork()
    if pid:
        _, status = os.waitpid(pid, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    libc.prctl(1, signal.SIGKILL, 0, 0, 0)
    os.setsid()
    build_root(plan)
    os.execve(sys.executable, [sys.executable, "-s", "-S", "-B", "/assay/supervisor.py"], plan["environment"])


try:
    main()
except OSError as error:
    print(json.dumps({"ready": False, "error": str(error)}), flush=True)
    sys.exit(1)
