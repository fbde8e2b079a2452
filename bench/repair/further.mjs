// Inputs beyond the given tests, like them in shape: lists that are always sorted stay sorted, numbers stay between the
// least and the largest seen in their place, texts are made of their letters. An input that the reference refuses is none.
const ROUNDS = 150;

const FURTHER = `
import copy, random
_seen = SEEN
_random = random.Random(0)
def _flat(x):
    return [z for y in x for z in _flat(y)] if isinstance(x, list) else [x]
_columns = list(zip(*_seen))
_numbers = [[y for y in _flat(list(c)) if isinstance(y, (int, float)) and not isinstance(y, bool)] for c in _columns]
_sorted = [all(isinstance(v, list) and v == sorted(v, key=lambda y: (str(type(y)), y)) for v in c) for c in _columns]
_distinct = [all(isinstance(v, list) and len(set(map(str, v))) == len(v) for v in c) for c in _columns]
def _vary(x, at):
    if isinstance(x, bool) or x is None: return x
    if isinstance(x, int): return _random.randint(int(min(_numbers[at])), min(int(max(_numbers[at])), int(min(_numbers[at])) + 60))
    if isinstance(x, float): return round(_random.uniform(min(_numbers[at]), max(_numbers[at])), 3)
    if isinstance(x, str): return "".join(_random.choice(x) for _ in range(_random.randint(1, min(8, len(x))))) if len(x) > 1 else x
    made = [_vary(y, at) if _random.random() < 0.6 else y for y in x]
    roll = _random.random()
    if made and roll < 0.3: made.pop(_random.randrange(len(made)))
    elif made and roll < 0.6: made.insert(_random.randrange(len(made)), _random.choice(made))
    if _sorted[at] and isinstance(x, list): made = sorted(made, key=lambda y: (str(type(y)), y)) if x in [list(c[at]) for c in _seen] else made
    if _distinct[at]: made = [y for i, y in enumerate(made) if y not in made[:i]]
    return made
def _inputs():
    done = 0
    for _ in range(ROUNDS * 4):
        args = [_vary(x, at) for at, x in enumerate(_random.choice(_seen))]
        try:
            expected = _answer(_reference(*copy.deepcopy(args)))
        except Exception:
            continue
        yield args, expected
        done += 1
        if done >= ROUNDS: return
def _answer(x):
    return list(x) if hasattr(x, "__next__") else x
`;

/** Whether a program answers as the reference does on further inputs; null where the tests are no recorded calls. */
export async function agreesFurther({ task, reference }, program, sandbox) {
  const calls = task.tests.map(
    ({ code }) => new RegExp(`${task.entry}\\((.*?)\\)+ (?:==|- )`, "s").exec(code)?.[1],
  );
  if (/\bNode\(|\n/.test(task.tests[0].code)) return null;
  // Long inputs may take the reference very long.
  const seen = calls.filter((args) => args !== undefined && args.length < 200 && !/\d{5}/.test(args));
  const renamed = reference.replace(new RegExp(`\\b${task.entry}\\b`, "g"), "_reference");
  const further = FURTHER.replace("SEEN", `[${seen.map((args) => `[${args}]`).join(", ")}]`).replaceAll(
    "ROUNDS",
    `${ROUNDS}`,
  );
  const verdict = await sandbox.check({
    language: "python",
    program,
    suite: {
      entry: task.entry,
      prelude: `${renamed}\n${further}`,
      tests: [
        {
          kind: "code",
          code: `for args, expected in _inputs():\n    got = ${task.entry}(*args)\n    got = list(got) if ${reference.includes("yield") ? "True" : "False"} else got\n    assert got == expected, (args, got, expected)`,
        },
      ],
      limits: { cpuSeconds: 30 },
    },
  });
  if (!verdict.pass && process.env.SHOW) console.log(verdict.checks[0]?.output.slice(-300));
  return verdict.pass;
}
