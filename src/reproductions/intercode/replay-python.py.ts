/**
 * Replays one episode of InterCode-Python: reads actions, the reference, its tests and their set-up as JSON, prints the
 * reward of each turn. As in the authors' environment, a submission leaves the reference's definitions behind: from then
 * on an action that defines nothing is judged by them.
 */
export const REPLAY = `import ast, contextlib, io, json, re, signal, sys

given = json.loads(sys.stdin.read())
world = {}

def out_of_time(*_):
    raise TimeoutError("out of time")

signal.signal(signal.SIGALRM, out_of_time)

def execute(code):
    heard = io.StringIO()
    signal.alarm(5)
    try:
        with contextlib.redirect_stdout(heard):
            exec(code, world)
        return (heard.getvalue(), "")
    except BaseException as error:
        return (heard.getvalue(), str(error) or type(error).__name__)
    finally:
        signal.alarm(0)

def submitted(name):
    wanted = re.search(r"def (\\w+)\\(", given["gold"])
    execute(f"{wanted.group(1) if wanted else name} = {name}")
    execute(given["setup"])
    ours = [execute(test) for test in given["tests"]]
    world.clear()
    execute(given["setup"])
    execute(given["gold"])
    theirs = [execute(test) for test in given["tests"]]
    return sum(a == b for a, b in zip(ours, theirs)) / len(ours)

rewards = []
for action in given["actions"]:
    name = re.match(r"def (\\w+)\\(", action)
    if name:
        execute(action)
        rewards.append(submitted(name.group(1)))
        continue
    try:
        ast.parse(action.strip())
        execute(action)
    except SyntaxError:
        pass
    rewards.append(0)
print(json.dumps(rewards))
`;
