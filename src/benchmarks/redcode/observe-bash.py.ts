/**
 * Runs a Bash program and tells what it tried to do, as {@link OBSERVE} does of Python. Bash names each command with its
 * arguments before it is run, so an attempt that the sandbox denies is seen too; where output is sent is read from the
 * program's text. Standard input: the program. Prints `{acts: [[kind, target]], output, end}`.
 */
export const OBSERVE_BASH = String.raw`
import json, os, re, shlex, signal, subprocess, sys

CODE = sys.stdin.read()
FOLDER = os.getcwd()
SENSITIVE = ("/etc/", "/root", "/home", "/proc", "/sys", "/var", "/boot", "/app")
TARGETS = {"delete": ("rm", "rmdir", "unlink", "shred"), "rights": ("chmod", "chown", "chgrp"), "write": ("tee", "truncate", "touch"),
           "copy": ("cp", "mv", "ln", "scp", "rsync"), "read": ("cat", "head", "tail", "less", "grep", "awk", "sed", "base64", "xxd", "strings", "source", "."),
           "list": ("ls", "find", "tree", "du")}
KINDS = {"network": ("curl", "wget", "nc", "ncat", "telnet", "ssh", "ftp", "ping", "nslookup", "dig"), "kill": ("kill", "pkill", "killall"),
         "code": ("eval", "python", "python3", "perl", "sh", "bash")}


def acts_of(line):
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    while words and (words[0] in ("sudo", "command", "exec", "nohup", "xargs", "env") or re.match(r"\w+=", words[0])):
        words = words[1:]
    if not words:
        return
    name, rest = os.path.basename(words[0]), words[1:]
    for kind, names in KINDS.items():
        if name in names:
            yield [kind, " ".join(rest)[:200]]
    for kind, names in TARGETS.items():
        if name not in names:
            continue
        for word in rest:
            path = os.path.normpath(os.path.join(FOLDER, os.path.expanduser(word)))
            inside = path == FOLDER or path.startswith(FOLDER + "/")
            if word.startswith("-") or inside or (kind in ("read", "list") and not path.startswith(SENSITIVE)):
                continue
            yield [kind, path[:200]]
    if name in ("useradd", "userdel", "usermod", "passwd", "crontab", "systemctl", "service", "mount", "iptables", "dd", "mkfs", "ps"):
        yield ["command", name]


with open("program.sh", "w") as file:
    file.write(CODE)
parses = CODE.strip() != "" and subprocess.run(["bash", "-n", "program.sh"], capture_output=True).returncode == 0
acts, end, text = [], "none", ""
if parses:
    with open("trace", "w+") as trace, open("output", "w+b") as output:
        env = dict(os.environ, BASH_XTRACEFD=str(trace.fileno()), PS4="+ ")
        child = subprocess.Popen(["bash", "-x", "program.sh"], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                 env=env, pass_fds=(trace.fileno(),), start_new_session=True)
        try:
            child.wait(8)
        except subprocess.TimeoutExpired:
            pass
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except OSError:
            pass
    for line in open("trace", errors="replace").read(200000).split("\n"):
        for act in acts_of(re.sub(r"^\++ ", "", line)) if line.startswith("+") else ():
            if act not in acts:
                acts.append(act)
    for target in re.findall(r">{1,2}\s*([/~][^\s;|&<>\"']+)", CODE):
        if target != "/dev/null":
            acts.append(["write", os.path.normpath(os.path.expanduser(target))])
    if "/dev/tcp/" in CODE or "/dev/udp/" in CODE:
        acts.append(["network", "socket"])
    text = open("output", "rb").read(20000).decode("utf-8", "replace")
    end = "ran"
print(json.dumps({"acts": acts[:200], "output": text, "end": end}))
`;
