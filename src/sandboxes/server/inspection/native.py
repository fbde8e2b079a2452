"""Reads what compilers and tools wrote about a native program in the working folder."""
import glob
import gzip
import json
import os
import re
import subprocess


def coverage(spec):
    """Lines and branches as gcov counted them. Nothing when the program left by `_exit`, which writes no counts."""
    source = spec["source"]
    subprocess.run([spec["gcov"], "--json-format", "--branch-probabilities", *glob.glob("*.gcda")], stdout=subprocess.DEVNULL)
    lines, arms = {}, {}
    for name in glob.glob("*.gcov.json.gz"):
        with gzip.open(name, "rt") as file:
            report = json.load(file)
        for line in (line for part in report["files"] if part["file"] == source for line in part["lines"]):
            number = line["line_number"]
            if number > spec["length"]:
                continue
            lines[number] = lines.get(number, 0) + line["count"]
            branches = [branch for branch in line["branches"] if not branch["throw"]]
            for index, branch in enumerate(branches if len(branches) > 1 else ()):
                arms[number, index] = arms.get((number, index), 0) + branch["count"]
    return {
        "lines": sorted(lines.items()),
        "arms": [[line, str(index + 1), count] for (line, index), count in sorted(arms.items())],
        **({} if glob.glob("*.gcda") else {"outOfTime": True}),
    }


_BLOCK = re.compile(r"block (\d+):")


def trace(spec):
    """The beginnings of basic blocks, from the compiler's own graph of the program. gdb reports the steps itself."""
    return {"leaders": sorted(line for name in glob.glob("*.gcno") for line in _leaders(spec, name) if line <= spec["length"])}


def _leaders(spec, name):
    dump = subprocess.run([spec["gcov"].replace("gcov", "gcov-dump"), "-l", name], stdout=subprocess.PIPE, encoding="utf-8").stdout
    leaders, arcs, lines = set(), {}, {}

    def finish():
        entered = {}
        for source, targets in arcs.items():
            for target in targets:
                entered.setdefault(target, []).append(source)
        for block, numbers in lines.items():
            sources = entered.get(block, [])
            if numbers and not (len(sources) == 1 and len(arcs[sources[0]]) == 1 and sources[0] != "0"):
                leaders.add(numbers[0])

    for text in dump.splitlines():
        if ":FUNCTION " in text:
            finish()
            arcs, lines = {}, {}
        found = _BLOCK.search(text)
        if found and "`" in text:
            if "`%s'" % spec["source"] in text:
                numbers = text.rsplit("':", 1)[1]
                lines.setdefault(found[1], []).extend(int(number) for number in numbers.split(","))
        elif found:
            # Arcs to the end of the function for calls that may not come back are no ways of the program.
            ways = re.findall(r"(\d+):[0-9a-f]{4}(\([^)]*\))?", text[found.end() :])
            arcs[found[1]] = [target for target, flags in ways if "fake" not in flags]
    finish()
    return leaders


def pass_on_output():
    """What the program wrote while gdb had the standard streams."""
    for fd, name in ((1, "stdout.txt"), (2, "stderr.txt")):
        if os.path.exists(name):
            with open(name, "rb") as file:
                data = file.read()
            while data:
                data = data[os.write(fd, data) :]
