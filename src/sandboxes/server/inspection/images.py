"""The pictures that a program wrote to its working folder, or drew with matplotlib and left open."""
import base64
import os
import sys

_COUNT, _BYTES = 16, 4 << 20  # pictures, and bytes of all together
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "image/svg+xml"),
)


def media_type(data):
    for start, kind in _STARTS:
        if data.startswith(start) and (kind != "image/svg+xml" or b"<svg" in data[:4096]):
            return kind
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def save_open_figures():
    """What `plt.show()` would have shown. Files that the program saved itself keep their names."""
    plot = sys.modules.get("matplotlib.pyplot")
    for number in plot.get_fignums() if plot else ():
        name = "figure-%s.png" % number
        if not os.path.exists(name):
            plot.figure(number).savefig(name)


def collect(folder):
    """([[name, media type, base64]] by name, whether some did not fit)."""
    found, room, left_out = [], _BYTES, False
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(where, name)
            try:
                if os.path.islink(path) or not os.path.isfile(path):
                    continue
                with open(path, "rb") as file:
                    data = file.read(room + 1)
            except OSError:
                continue
            kind = media_type(data)
            if kind is None:
                continue
            if len(data) > room or len(found) == _COUNT:
                left_out = True
                continue
            room -= len(data)
            found.append([os.path.relpath(path, folder), kind, base64.b64encode(data).decode("ascii")])
    return found, left_out
