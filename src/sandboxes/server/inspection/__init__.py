"""Looks inside a run. All of it works in the inspected program's own process or sandbox, so the program could forge
what is said here: it is for people and prompts, and no verdict rests on it."""
from . import command, python


def run(spec, fd):
    """Runs what `spec` says, writes what was seen to `fd`, and ends the process."""
    {"python": python, "command": command}[spec["how"]].run(spec, fd)
