"""The sandbox's worker: takes jobs from the host as JSON lines, runs each in processes of its own, answers.

Only this process decides what happened. It never runs foreign code. Its children: the zygote (forks all the
others), a checker for trusted tests (kept), a checker for untrusted tests (one a grid), and a fresh process
for each program.
"""
import json
import os
import signal
import socket
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import mounts  # noqa: E402
import warmth  # noqa: E402
import zygote  # noqa: E402

NOBODY = 65534


def drop_root():
    """Process limits do nothing for root, not even in a user namespace."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def stay_on_core(core):
    """A worker's processes take turns, so one core serves them all, with warm caches and no calls between cores."""
    cores = sorted(os.sched_getaffinity(0))
    if core is not None and len(cores) > 1:
        os.sched_setaffinity(0, {cores[core % len(cores)]})


def give_way():
    """Lower priority for this worker and all that it starts, also where the system weighs sessions and not processes.
    Not the lowest: on a machine that others keep busy, an endless program would take hours to use up its seconds."""
    os.nice(5)
    try:
        with open("/proc/self/autogroup", "w") as file:
            file.write("5")
    except OSError:
        pass


def run_zygote(control, isolated, store):
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    try:
        if isolated:
            mounts.own_namespaces((os.getuid(), os.getuid(), os.getgid(), os.getgid()))
        control.send(json.dumps({"ready": True}).encode())
    except BaseException as error:
        control.send(json.dumps({"ready": False, "error": str(error)}).encode())
        os._exit(1)
    zygote.Zygote(control, isolated, store or "/tmp").serve()


def first_line():
    """Read byte by byte: what follows it is not ours to take."""
    line = b""
    while not line.endswith(b"\n"):
        line += os.read(0, 1) or sys.exit(1)
    return line


def main():
    isolated = "--no-isolation" not in sys.argv
    if isolated:
        drop_root()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    place = json.loads(first_line())
    stay_on_core(place.get("core"))
    if place.get("patient"):
        give_way()
    store = None if isolated else place["store"]
    warmth.preload()
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork() == 0:
        here.close()
        run_zygote(there, isolated, store)
        os._exit(0)
    there.close()
    answer = json.loads(here.recv(4096) or b'{"ready": false, "error": "the zygote died"}')
    print(json.dumps({**answer, "python": sys.version.split()[0], "seccomp": zygote.seccomp.filter_program() is not None}), flush=True)
    if not answer["ready"]:
        sys.exit(1)
    serve(here, store)


def serve(control, store):
    """Does the host's jobs until it hangs up."""
    # Only now: what is loaded before the fork is copied into every program's process.
    import inbox
    import jobs
    import processes

    mail = inbox.Inbox(0)
    children = processes.Processes(control, mail, store)
    worker = jobs.Jobs(children)
    try:
        while True:
            job = mail.next()
            if job is None:
                children.wait([], None)
                continue
            for answer in worker.perform(job):
                if type(answer) is processes.Ending:
                    children.release(answer.child, lambda ended, job=job, make=answer.answer: say(job, make(ended)))
                else:
                    say(job, answer)
    except processes.Gone as error:
        sys.exit(str(error))


def say(job, answer):
    data = memoryview((zygote.wire.dumps({"id": job["id"], **answer}) + "\n").encode())
    while data:
        data = data[os.write(1, data) :]


main()
