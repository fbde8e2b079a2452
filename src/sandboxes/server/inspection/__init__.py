"""Looks inside a run. All of it works in the inspected program's own process or sandbox, so the program could forge
what is said here: it is for people and prompts, and no verdict rests on it."""
import os

from . import command, python


def run(channel, fd):
    """Runs what the channel says, writes what was seen to `fd`, and ends the process."""
    spec = channel.receive()
    if spec["how"] == "command":
        command.run(spec, fd, channel)
    os.close(channel.fd)
    python.run(spec, fd)
