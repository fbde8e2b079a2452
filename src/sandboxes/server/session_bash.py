"""A Bash that lives from step to step. After each, it says what it would take to begin again from there."""
import os
import select
import signal

# The step's own commands see neither of our two descriptors. `builtin` is for functions of the session's own.
_LOOP = r"""
while IFS= builtin read -r -d '' -u 200 __assay_action; do
  builtin eval "$__assay_action" 200<&- 201>&-
  builtin printf '%s\0' "$?" >&201
  { builtin declare -p; builtin declare -f; builtin shopt -p; builtin shopt -po; builtin alias -p; builtin trap -p; builtin printf 'builtin cd -- %q\n' "$PWD"; } >&201 2>/dev/null
  builtin printf '\0' >&201
done
"""
_CONTROL, _ANSWERS, _LARGEST_STATE = 200, 201, 8 << 20
_LOST = "the shell ended; a new one has the folder, variables and functions from before this step, but no jobs or open files"


class Environment:
    # Whether an action can start processes, which a stop or a restore then has to end.
    runs_programs = True

    def __init__(self, keeper):
        self.keeper = keeper
        self.pid = None

    def start(self, state=None):
        """Begins from the state of a copy, or afresh."""
        self.state = state or b""
        self.begin()

    def begin(self):
        read, self.control = os.pipe()
        self.answers, write = os.pipe()
        self.heard = b""

        def run(channel):
            os.dup2(read, _CONTROL)
            os.dup2(write, _ANSWERS)
            for fd in (read, write, channel):
                os.close(fd)
            for name in ("SIGPIPE", "SIGXFSZ", "SIGINT"):
                signal.signal(getattr(signal, name), signal.SIG_DFL)
            isolated = self.keeper.isolated
            env = {**self.keeper.spec["env"], "HOME": "/home/user" if isolated else self.keeper.root, "USER": "user"}
            os.execve("/bin/bash", ["/bin/bash", "--norc", "--noprofile", "-c", _LOOP], env)

        self.pid, channel = self.keeper.fork(run, read, write)
        channel.close()
        os.close(read)
        os.close(write)
        self.alive = os.pidfd_open(self.pid)
        if self.state:
            self.tell(b"builtin eval '" + self.state.replace(b"'", b"'\\''") + b"' 2>/dev/null")
            while self.hear() is None:
                pass

    def tell(self, action):
        data = action.replace(b"\0", b"") + b"\0"
        while data:
            data = data[os.write(self.control, data[:4096]) :]

    def step(self, message):
        try:
            self.tell(message["action"].encode("utf-8", "surrogatepass"))
        except OSError:
            return self.revive()
        return None

    def fds(self):
        return [self.answers, self.alive]

    def hear(self):
        """The end of a step: its exit code. The shell's state is kept, for a later beginning."""
        os.set_blocking(self.answers, False)
        try:
            data = os.read(self.answers, 1 << 16)
        except BlockingIOError:
            return self.revive() if self.keeper.status(self.pid) is not None else None
        if not data:  # it is about to end, or has closed its own channel
            select.select([self.alive], [], [], 1)
        self.heard += data
        if not data or len(self.heard) > _LARGEST_STATE:
            return self.revive()
        if self.heard.count(b"\0") < 2:
            return None
        code, self.state, self.heard = self.heard.split(b"\0", 2)
        return {"exit": int(code) if code.isdigit() else None}

    def interrupt(self):
        """Ends what the shell waits for. Without isolation only the whole group can be ended."""
        if self.keeper.isolated:
            self.keeper.kill_step()
        else:
            self.keeper.kill_one(self.pid)

    def revive(self):
        """A new shell, in the state after the last step that ended by itself."""
        code = self.end()
        self.keeper.kill_step()
        self.begin()
        return {"exit": code, "lost": _LOST}

    def own(self):
        return {self.pid}

    def refuses_copy(self):
        return None

    def copy(self):
        return self.state

    def end(self):
        """Ends the shell. Gives its exit code when it had ended by itself."""
        if self.pid is None:
            return None
        code = self.keeper.status(self.pid)
        if code is None:
            self.keeper.kill_one(self.pid)
        for fd in (self.control, self.answers, self.alive):
            os.close(fd)
        self.pid = None
        return code
