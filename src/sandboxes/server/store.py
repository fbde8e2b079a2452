"""Where builds are kept: folders in a file system that only the zygote sees, and the supervisor's list of them."""
import binascii
import json
import os

BUILD = "/build"
FILE_SYSTEM_BYTES = 512 << 20  # what is kept, and one build in the making
KEPT_BYTES = 192 << 20


class Store:
    """Which folders of builds exist, the least recently used first. The zygote makes and removes them."""

    def __init__(self):
        self.kept, self.failed = {}, {}

    def use(self, key):
        """The bytes of a folder that is there, which becomes the most recently used; None when it is not."""
        if key not in self.kept:
            return None
        self.kept[key] = self.kept.pop(key)
        return self.kept[key]

    def surplus(self):
        """Folders to remove before another is made; forgotten here at once."""
        gone = [key for key, answer in self.failed.items() if answer["fresh"]]
        for key in gone:
            self.failed[key]["fresh"] = False
        while len(self.failed) > 1000:
            del self.failed[next(iter(self.failed))]
        while self.kept and sum(self.kept.values()) > KEPT_BYTES:
            key = next(iter(self.kept))
            del self.kept[key]
            gone.append(key)
        return gone


class Folders:
    """Folders of builds, in a file system that only the zygote sees; a child is shown one of them."""

    def __init__(self, root):
        self.root = root

    def prepare(self, request):
        """Before the fork: folders that may go, and one to write to."""
        for key in request.get("forget", ()):
            import shutil  # only when there are builds: what this process has loaded, every program's process copies

            shutil.rmtree(self.path(key), ignore_errors=True)
        if request.get("folder") and request.get("write"):
            os.makedirs(self.path(request["folder"]), exist_ok=True)

    def path(self, key):
        if not key.isalnum():
            raise ValueError("not a key: %r" % key)
        return os.path.join(self.root, key)

    def size(self, key):
        total = 0
        for folder, _, names in os.walk(self.path(key)):
            for name in names:
                total += os.lstat(os.path.join(folder, name)).st_blocks * 512
        return total


def read_sources(fd):
    """Writes the files that came over a descriptor into the working folder."""
    with os.fdopen(fd, "rb") as file:
        files = json.loads(file.read())
    for name, value in files.items():
        data = binascii.a2b_base64(value["base64"]) if type(value) is dict else value.encode("utf-8", "surrogatepass")
        if "/" in name:
            os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, "wb") as file:
            file.write(data)
