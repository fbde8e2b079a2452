/** Python 3's own packages that programs of the benchmarks import; what is not among them has to be installed. */
const OWN = new Set(
  `__future__ abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 calendar cgi cmath cmd code codecs
  collections colorsys concurrent configparser contextlib copy copyreg csv ctypes dataclasses datetime decimal difflib dis
  email enum errno faulthandler filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib
  grp gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale
  logging lzma mailbox math mimetypes mmap multiprocessing netrc numbers operator os pathlib pdb pickle pickletools pkgutil
  platform plistlib poplib posixpath pprint profile pstats pwd queue quopri random re readline reprlib resource runpy sched secrets
  select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep
  struct subprocess symtable sys sysconfig syslog tarfile tempfile textwrap threading time timeit tkinter token tokenize
  trace traceback tracemalloc types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser xml
  xmlrpc zipapp zipfile zipimport zlib zoneinfo`.split(/\s+/),
);

/** The top-level packages beyond Python's own that a text imports, in alphabetical order. */
export function importedPackages(code: string): string[] {
  const names = [
    ...code.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([^\n#;]+))/gm),
  ].flatMap(([, from, list]) => from ?? (list ?? "").split(",").map((each) => each.trim().split(/\s+/)[0]!));
  const packages = names
    .map((name) => name.split(".")[0]!)
    .filter((name) => /^\w+$/.test(name) && !OWN.has(name));
  return [...new Set(packages)].sort();
}
