"""The private file tree of a session: its own root, the files put into it, and copies of it in memory."""
import base64
import ctypes
import io
import os
import shutil
import stat
import tarfile

_NOSUID, _NODEV, _BIND, _REC, _DETACH = 2, 4, 4096, 16384, 2
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_PASSWD = "root:x:0:0:root:/root:/bin/bash\nuser:x:%d:%d:user:/home/user:/bin/bash\n"
_MACHINE_FILES = {"hosts": "127.0.0.1 localhost\n", "group": "root:x:0:\nuser:x:%d:\n", "hostname": "assay\n"}


def _must(result, what):
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, "%s: %s" % (what, os.strerror(error)))


def own_root(libc, size, at, extra=()):
    """A root folder in memory that this process may write, in which the system's folders are read-only as before.

    Called in a mount namespace of its own, while this process still may mount. `at`, the session's folder, is new even
    where something of the machine is read below it. Each of `extra` gets a file system of its own.
    """
    root = "/tmp"
    _must(libc.mount(b"tmpfs", root.encode(), b"tmpfs", _NOSUID | _NODEV, b"size=%d,mode=0755" % size), "session root")
    for name in os.listdir("/"):
        covered = name == at.split("/")[1] and not os.path.ismount("/" + name)
        if name not in ("tmp", "assay", "proc", "etc", "dev") and not covered:
            _show("/" + name, root + "/" + name, libc)
    _devices(root + "/dev", size, libc)
    for name, mode in (("tmp", 0o1777), ("proc", 0o755), ("etc", 0o755), ("home", 0o755), ("home/user", 0o755), ("old", 0o755)):
        os.makedirs(root + "/" + name, exist_ok=True)
        if name != "home" or not os.path.ismount(root + "/home"):
            os.chmod(root + "/" + name, mode)
    user, group = os.getuid(), os.getgid()
    own = {**_MACHINE_FILES, "passwd": _PASSWD % (user, group)}
    for name in set(os.listdir("/etc")) - set(own):
        _show("/etc/" + name, root + "/etc/" + name, libc)
    for name in extra:
        os.mkdir(root + name)
        _must(libc.mount(b"tmpfs", (root + name).encode(), b"tmpfs", _NOSUID | _NODEV, b"size=%d,mode=0700" % size), name)
    for name, text in own.items():
        with open(root + "/etc/" + name, "w") as file:
            file.write(text % group if name == "group" else text)
    # Process substitution and `ps` need it; a machine that masks parts of /proc does not let us mount one.
    libc.mount(b"proc", (root + "/proc").encode(), b"proc", _NOSUID | _NODEV, None)
    _must(libc.syscall(_PIVOT_ROOT[os.uname().machine], root.encode(), (root + "/old").encode()), "pivot_root")
    os.chdir("/")
    _must(libc.umount2(b"/old", _DETACH), "leave the old root")
    os.rmdir("/old")


def _devices(folder, size, libc):
    os.makedirs(folder + "/shm")
    for name in ("null", "zero", "full", "random", "urandom"):
        _show("/dev/" + name, folder + "/" + name, libc)
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        os.symlink("/proc/self/fd" + target, folder + "/" + name)
    _must(libc.mount(b"tmpfs", (folder + "/shm").encode(), b"tmpfs", _NOSUID | _NODEV, b"size=%d,mode=1777" % (size // 4)), "/dev/shm")


def _show(source, target, libc):
    if os.path.islink(source):
        os.symlink(os.readlink(source), target)
        return
    if os.path.isdir(source):
        os.mkdir(target)
    else:
        open(target, "w").close()
    _must(libc.mount(source.encode(), target.encode(), None, _BIND | _REC, None), "bind " + source)


def put(folder, entries):
    """Writes files of the request below a folder: [path, mode, modified, base64 or None for a folder, link target or None]."""
    for path, mode, modified, data, link in entries:
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if link is not None:
            os.symlink(link, target)
            continue
        if data is None:
            os.makedirs(target, exist_ok=True)
        else:
            with open(target, "wb") as file:
                file.write(base64.b64decode(data))
        os.chmod(target, mode)
        os.utime(target, (modified, modified))


class Tree:
    """Everything below a folder that lies on the folder's own file system."""

    def __init__(self, root):
        self.root = root
        self.device = os.lstat(root).st_dev

    def paths(self, folder=None, opened=None):
        """Every file and folder, folders first. A folder closed to its owner is opened; `opened` gets its mode."""
        folder = folder or self.root
        try:
            names = sorted(os.listdir(folder))
        except PermissionError:
            opened = {} if opened is None else opened
            opened[folder] = stat.S_IMODE(os.lstat(folder).st_mode)
            os.chmod(folder, 0o700)
            names = sorted(os.listdir(folder))
        for name in names:
            path = os.path.join(folder, name)
            state = os.lstat(path)
            if state.st_dev != self.device:
                continue
            yield path
            if stat.S_ISDIR(state.st_mode):
                yield from self.paths(path, opened)

    def copy(self):
        """A copy as a descriptor of memory; sockets are left out."""
        copy, opened = os.memfd_create("copy"), {}
        with os.fdopen(os.dup(copy), "wb") as file, tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for path in self.paths(opened=opened):
                info = tar.gettarinfo(path, path[len(self.root) :].lstrip("/"))
                if info is None:
                    continue
                if path in opened:
                    info.mode = opened[path]
                if not info.isreg():
                    tar.addfile(info)
                    continue
                with _readable(path, info.mode) as content:
                    tar.addfile(info, content)
        for path, mode in opened.items():
            os.chmod(path, mode)
        return copy

    def wipe(self):
        for name in os.listdir(self.root):
            self._remove(os.path.join(self.root, name))

    def _remove(self, path):
        """False when something below must stay: a folder of the system's."""
        state = os.lstat(path)
        if state.st_dev != self.device:
            return False
        if not stat.S_ISDIR(state.st_mode):
            os.unlink(path)
            return True
        os.chmod(path, 0o700)
        if all([self._remove(os.path.join(path, name)) for name in os.listdir(path)]):
            os.rmdir(path)
            return True
        return False

    def restore(self, copy):
        self.wipe()
        os.lseek(copy, 0, os.SEEK_SET)
        with os.fdopen(os.dup(copy), "rb") as file, tarfile.open(fileobj=file) as tar:
            folders = []
            for info in tar:
                tar.extract(info, self.root, set_attrs=not info.isdir())
                if info.isdir():
                    folders.append(info)
            for info in reversed(folders):
                path = os.path.join(self.root, info.name)
                os.chmod(path, info.mode)
                os.utime(path, (info.mtime, info.mtime))


def _readable(path, mode):
    if mode & 0o400:
        return open(path, "rb")
    os.chmod(path, mode | 0o400)
    try:
        with open(path, "rb") as file:
            return io.BytesIO(file.read())
    finally:
        os.chmod(path, mode)


def own_folder():
    """A folder on the machine's own /tmp, where there is no isolation."""
    import tempfile

    return tempfile.mkdtemp(prefix="assay-session-")


def forget(folder):
    shutil.rmtree(folder, ignore_errors=True)
