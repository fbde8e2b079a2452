"""What the tests' process and a program say to each other where neither can be given the other's socket."""
import json
import socket

import wire

_gone = json.dumps(["gone"]).encode()
GONE = wire._length.pack(len(_gone)) + _gone
PIECE = 1 << 16


class Way:
    """One direction. What the target does not take waits here, and nothing more is read for it: a program that
    never reads must not stop us, nor fill our memory. What is for nobody is dropped."""

    def __init__(self, source, target):
        self.source, self.target = source, target
        self.rest = b""

    def carry(self):
        """Passes on a piece, or what is left of one; False when one of the two is gone."""
        try:
            if not self.rest:
                self.rest = self.source.recv(PIECE)
                if not self.rest:
                    return False
            sent = self.target.send(self.rest, socket.MSG_DONTWAIT) if self.target else len(self.rest)
            self.rest = self.rest[sent:]
        except BlockingIOError:
            pass
        except OSError:
            return False
        return True


class Relay:
    """Both directions, until the program hangs up, of which the tests' process is then told."""

    def __init__(self, checker, program):
        self.there, self.back = Way(checker, program), Way(program, checker)
        self.ways = [self.there, self.back]

    def sources(self):
        return [way.source for way in self.ways if way.source and not way.rest]

    def targets(self):
        """Those that must take more before anything else is read for them."""
        return [way.target for way in self.ways if way.rest]

    def carry(self, ready):
        for way in list(self.ways):
            if (way.rest or way.source in ready) and not way.carry():
                self.hang_up()

    def hang_up(self):
        """The tests' process hears of the program's end on the program's own way, after what the program said before."""
        if self.back.source is None:
            self.ways = []  # the tests' process is gone too, which its other socket will tell
            return
        self.there.target = self.back.source = None
        self.there.rest = b""
        self.back.rest += GONE
