"""The floor for judging Python: fork, run program and test in the child, read its exit code. Nothing else.

No isolation, no separate process for the tests, verdicts that any program can forge. The interpreter is warmed
like the engine's: the same modules loaded, the same packages to import, each task's test compiled once. A job with a
`reference` has it judged first in the parent, so that what the test keeps of it is there in every child.

    bare-fork-loop.py jobs.json PROCESSES SECONDS    has all jobs in memory, believes exit codes, prints all at the end
    bare-fork-loop.py tests.json served SECONDS      one process of a server: a line of JSON for each job and each answer, four
                                                     limits, the verdict over a pipe, no more time than the limit
"""
import gc
import json
import os
import resource
import select
import sys
import time

import bisect, collections, copy, datetime, functools, heapq, itertools, math, operator, random, re, string, typing  # noqa: E401,F401

import sysconfig  # noqa: E402

sys.path.append(sysconfig.get_path("purelib"))  # a program that imports numpy gets it here too

SECONDS = int(sys.argv[3])
jobs = json.load(open(sys.argv[1]))
null = os.open("/dev/null", os.O_RDWR)


def judge(job, test):
    pid = os.fork()
    if pid == 0:
        try:
            for fd in (0, 1, 2):
                os.dup2(null, fd)
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            space = {}
            exec(compile(job["program"], "<program>", "exec"), space)
            exec(test, space)
            os._exit(0)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == 9:
        return "timeout"
    return "pass" if status == 0 else "fail"


def judge_served(job, test):
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read)
            for fd in (0, 1, 2):
                os.dup2(null, fd)
            for which, value in LIMITS:
                resource.setrlimit(which, (value, value))
            space = {}
            exec(compile(job["program"], "<program>", "exec"), space)
            exec(test, space)
            os.write(write, b'{"outcome": "pass"}')
        except BaseException as error:
            os.write(write, json.dumps({"outcome": "fail", "error": type(error).__name__}).encode())
        os._exit(0)
    os.close(write)
    answer = os.read(read, 1 << 16) if select.select([read], [], [], SECONDS + 1)[0] else b""
    os.close(read)
    if not answer:
        os.kill(pid, 9)
    os.waitpid(pid, 0)
    return json.loads(answer)["outcome"] if answer else "timeout"


LIMITS = (
    (resource.RLIMIT_CPU, SECONDS),
    (resource.RLIMIT_AS, 4 << 30),
    (resource.RLIMIT_FSIZE, 64 << 20),
    (resource.RLIMIT_CORE, 0),
)


def warm():
    exec(compile("def f(x: int):\n  return [i for i in range(x)]\n", "<warm>", "exec"), {})
    gc.collect()
    gc.freeze()
    gc.disable()


def served():
    tests = [compile(test, "<test>", "exec") for test in jobs]
    warm()
    print("{}", flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps({"index": job["index"], "verdict": judge_served(job, tests[job["test"]])}), flush=True)


def worker(part, processes, output):
    tests = {}
    warm()
    verdicts = {}
    for index in range(part, len(jobs), processes):
        job = jobs[index]
        test = tests.get(job["test"])
        if test is None:
            test = tests[job["test"]] = compile(open(job["test"]).read() if job.get("file") else job["test"], "<test>", "exec")
            if "reference" in job:
                space = {}
                exec(compile(job["reference"], "<reference>", "exec"), space)
                exec(test, space)
        verdicts[index] = judge(job, test)
    os.write(output, json.dumps(verdicts).encode())
    os._exit(0)


def alone(processes):
    started = time.monotonic()
    outputs = []
    for part in range(processes):
        read, write = os.pipe()
        if os.fork() == 0:
            worker(part, processes, write)
        os.close(write)
        outputs.append(read)
    verdicts = {}
    for read in outputs:
        with os.fdopen(read) as file:
            verdicts.update(json.load(file))
    seconds = time.monotonic() - started
    print(json.dumps({"seconds": seconds, "verdicts": [verdicts[str(index)] for index in range(len(jobs))]}))


served() if sys.argv[2] == "served" else alone(int(sys.argv[2]))
