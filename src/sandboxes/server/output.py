"""What a process prints: kept up to a limit, with the harness's lines taken out."""

RECORD_BYTES = 16 << 20


class Output:
    """One stream of a process: its beginning up to the limit, and every line of the harness in it."""

    def __init__(self, limit, mark):
        self.limit, self.mark = limit, mark
        self.kept, self.cut = bytearray(), False
        self.records, self.bytes, self.line = [], 0, bytearray()

    def add(self, data):
        if not self.mark:
            return self.keep(data)
        self.line += data
        *lines, rest = self.line.split(b"\n")
        for line in lines:
            self.whole(line, b"\n")
        self.line = bytearray(rest)
        # A long line that is none of ours must not be held until it ends.
        if len(self.line) > len(self.mark) and not self.line.startswith(self.mark):
            if self.mark[:1] not in self.line:
                self.keep(self.line)
                self.line = bytearray()
        if len(self.line) > RECORD_BYTES:
            self.keep(self.line)
            self.line = bytearray()

    def whole(self, line, end):
        at = line.find(self.mark)
        if at < 0:
            return self.keep(line + end)
        # What the program printed without a line end stands in front of the mark.
        self.keep(line[:at])
        record = line[at + len(self.mark) :].strip()
        self.bytes += len(record)
        if self.bytes <= RECORD_BYTES:
            self.records.append(record.decode("utf-8", "replace"))

    def close(self):
        if self.line:
            self.whole(bytes(self.line), b"")
            self.line = bytearray()

    def keep(self, data):
        room = self.limit - len(self.kept)
        self.kept += data[:room]
        self.cut = self.cut or len(data) > room

    def text(self):
        return self.kept.decode("utf-8", "replace")
