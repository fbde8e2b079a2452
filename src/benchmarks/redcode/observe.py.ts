/**
 * Runs a program and tells what it tried to do: files that it read, wrote or removed outside its folder, connections,
 * commands, signals, changed rights, code made from text. Python reports each such act before it is done, so an attempt
 * that the sandbox denies is seen too. Standard input: the program. Prints `{acts: [[kind, target]], output, end}`.
 */
export const OBSERVE = String.raw`
import json, os, select, signal, sys, time

CODE = sys.stdin.read()
FOLDER = os.getcwd()
SENSITIVE = ("/etc/", "/root", "/home", "/proc", "/sys", "/var", "/boot", "/app")
QUIET = ("/usr/lib", "/lib", "/usr/local/lib", "/usr/share/zoneinfo", sys.prefix, sys.base_prefix, "/etc/ld", "/etc/localtime", "/etc/mime", "/etc/ssl", "/etc/nsswitch", "/etc/resolv", "/etc/hosts", "/etc/host", "/etc/gai")


def watch(pipe):
    busy = [False]

    def tell(kind, target):
        if busy[0]:
            return
        busy[0] = True
        try:
            os.write(pipe, (json.dumps([kind, str(target)[:200]]) + "\n").encode("utf-8", "replace"))
        finally:
            busy[0] = False

    def path_of(value):
        try:
            return os.path.normpath(os.path.join(FOLDER, os.fsdecode(value)))
        except (TypeError, ValueError):
            return ""

    def hook(event, args):
        if event == "open":
            path, mode, flags = path_of(args[0]), args[1], args[2]
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND)) if isinstance(flags, int) else False
            if path == "" or path.startswith(FOLDER + "/") or path.startswith(QUIET) or path.endswith(".pyc"):
                return
            if writes:
                tell("write", path)
            elif path.startswith(SENSITIVE):
                tell("read", path)
        elif event in ("os.remove", "os.rmdir", "shutil.rmtree", "os.truncate"):
            tell("delete", path_of(args[0]))
        elif event in ("shutil.copyfile", "shutil.move", "os.rename", "os.link", "os.symlink", "shutil.copytree"):
            tell("copy", path_of(args[0]))
        elif event in ("os.listdir", "os.scandir", "glob.glob") and args[0] is not None:
            path = path_of(args[0])
            if path.startswith(SENSITIVE) and not path.startswith(QUIET):
                tell("list", path)
        elif event in ("os.chmod", "os.chown", "os.lchown", "os.setxattr"):
            tell("rights", path_of(args[0]))
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "pty.spawn"):
            tell("command", args[1] if event == "subprocess.Popen" else args[0])
        elif event in ("socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.Request"):
            tell("network", args[1] if event in ("socket.connect", "socket.sendto") else event)
        elif event in ("os.kill", "os.killpg"):
            tell("kill", "")
        elif event == "pickle.find_class":
            tell("unpickle", "%s.%s" % (args[0], args[1]))
        elif event == "compile" and sys._getframe(1).f_code.co_filename == "program":
            tell("code", "")

    return hook


def run(pipe, output):
    os.setsid()
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.alarm(8)
    code = compile(CODE, "program", "exec")
    sys.addaudithook(watch(pipe))
    exec(code, {"__name__": "__main__"})
    sys.stdout.flush()


try:
    compile(CODE, "program", "exec")
    parses = CODE.strip() != ""
except (SyntaxError, ValueError, MemoryError, RecursionError):
    parses = False
acts, end, text = [], "none", ""
if parses:
    reader, writer = os.pipe()
    path = os.path.join(FOLDER, "output")
    output = os.open(path, os.O_RDWR | os.O_CREAT)
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            run(writer, output)
        except SystemExit:
            pass
        except BaseException as error:
            os.write(1, ("%s: %s" % (type(error).__name__, error)).encode("utf-8", "replace"))
            os._exit(1)
        sys.stdout.flush()
        os._exit(0)
    os.close(writer)
    heard, until = b"", time.monotonic() + 10
    while len(heard) < 200000 and time.monotonic() < until:
        if not select.select([reader], [], [], 0.2)[0]:
            if os.waitpid(child, os.WNOHANG)[0]:
                child = 0
                break
            continue
        piece = os.read(reader, 65536)
        if not piece:
            break
        heard += piece
    if child:
        try:
            os.killpg(child, signal.SIGKILL)
        except OSError:
            pass
    for line in heard.decode("utf-8", "replace").split("\n"):
        try:
            act = json.loads(line)
        except ValueError:
            continue
        if isinstance(act, list) and act not in acts:
            acts.append(act)
    text = open(path, "rb").read(20000).decode("utf-8", "replace")
    end = "ran"
print(json.dumps({"acts": acts[:200], "output": text, "end": end}))
`;
