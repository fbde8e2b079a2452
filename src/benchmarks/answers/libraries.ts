import type { Sandbox } from "../../core/sandbox.ts";

const asked = new WeakMap<Sandbox, Map<string, Promise<boolean>>>();

const PROBE: Record<string, (name: string) => string> = {
  python: (name) =>
    `import importlib.util as u\ntry:\n    print("there" if u.find_spec(${JSON.stringify(name)}) else "")\nexcept Exception:\n    print("")\n`,
  javascript: (name) =>
    `try { require.resolve(${JSON.stringify(name)}); console.log("there") } catch { console.log("") }`,
};

/** Which of these libraries programs in the sandbox cannot import, in words; undefined when all are there. */
export async function missingLibraries(
  sandbox: Sandbox,
  language: "python" | "javascript",
  names: readonly string[],
): Promise<string | undefined> {
  const known = asked.get(sandbox) ?? new Map<string, Promise<boolean>>();
  asked.set(sandbox, known);
  const there = (name: string) => {
    const key = `${language} ${name}`;
    let answer = known.get(key);
    if (!answer) {
      answer = sandbox
        .run({ language, program: PROBE[language]!(name), limits: { cpuSeconds: 20 } })
        .then(({ stdout }) => stdout.trim() === "there");
      known.set(key, answer);
    }
    return answer;
  };
  const found = await Promise.all(names.map(there));
  const absent = names.filter((_, at) => !found[at]);
  if (absent.length === 0) return undefined;
  return `${language === "python" ? "Python" : "Node"} has no ${absent.join(", ")}`;
}

/** The top-level modules that a Python text imports and that do not come with Python. */
export function importedModules(code: string, aside: readonly string[] = []): string[] {
  const names = [
    ...code.matchAll(/^[ \t]*(?:from[ \t]+(\w+)[\w.]*[ \t]+import|import[ \t]+([\w., \t]+))/gm),
  ].flatMap(([, from, list = ""]) =>
    from !== undefined ? [from] : list.split(",").map((each) => each.trim().split(/[\s.]/)[0]!),
  );
  return [...new Set(names)]
    .filter((name) => name !== "" && !STANDARD.has(name) && !aside.includes(name))
    .sort();
}

/** `sys.stdlib_module_names`, those that benchmarks use. */
const STANDARD = new Set(
  `__future__ abc argparse array ast asyncio base64 binascii bisect builtins bz2 calendar cgi cmath codecs collections
  configparser contextlib copy csv ctypes dataclasses datetime decimal difflib dis email enum errno faulthandler fcntl
  filecmp fnmatch fractions ftplib functools gc getpass glob grp gzip hashlib heapq hmac html http imaplib importlib
  inspect io ipaddress itertools json keyword linecache locale logging lzma marshal math mimetypes multiprocessing
  numbers operator os pathlib pickle pkgutil platform plistlib poplib pprint pty pwd queue quopri random re resource
  secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics
  string stringprep struct subprocess sys tarfile tempfile textwrap threading time timeit token tokenize traceback
  types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser xml xmlrpc zipfile zlib zoneinfo
  crypt telnetlib nntplib imp atexit bz2 calendar cmd code codeop colorsys concurrent copyreg fileinput gettext graphlib
  mailbox mmap optparse pdb posixpath profile pstats readline reprlib runpy sched stringprep symtable sysconfig syslog
  tracemalloc turtle wsgiref zipapp zipimport`.split(/\s+/),
);
