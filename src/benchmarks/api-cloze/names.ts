/** Names of Python's standard library: full name, how it is called, what it does. */
export const NAMES = `
os.path.join|(folder, name)|puts parts of a path together
os.path.splitext|(path)|takes the ending off a file's name
os.path.getsize|(path)|tells how many bytes a file has
os.makedirs|(path)|makes a folder and those above it
os.environ.get|(name)|reads a variable of the environment
shutil.copytree|(source, target)|copies a folder with all that is in it
shutil.which|(program)|finds a program as the shell would
json.loads|(text)|reads a value from a JSON text
json.dump|(value, file)|writes a value to a file as JSON
re.findall|(pattern, text)|lists everything that a pattern matches
re.escape|(text)|makes a pattern that matches this text only
math.gcd|(a, b)|gives the greatest common divisor
math.isclose|(a, b)|tells whether two numbers are nearly equal
math.comb|(n, k)|counts the ways to choose k of n
math.prod|(numbers)|multiplies all numbers
statistics.median|(numbers)|gives the middle of sorted numbers
itertools.chain|(first, second)|goes through one iterable after another
itertools.permutations|(items)|gives every order of the items
itertools.combinations|(items, 2)|gives every choice of two items, without regard to order
itertools.accumulate|(numbers)|gives running totals
itertools.groupby|(items, key)|gathers neighbouring items with the same key
functools.reduce|(function, items)|folds items into one value from the left
functools.partial|(function, 1)|fixes some of a function's arguments
functools.lru_cache|(maxsize=None)|remembers a function's results up to a number of them
collections.Counter|(items)|counts how often each item comes
collections.defaultdict|(list)|makes a dict whose missing keys get a value
collections.deque|(items)|makes a list that is quick at both ends
collections.namedtuple|('P', 'x y')|makes a class of tuples with named fields
heapq.heappush|(heap, item)|puts an item into a heap
heapq.nsmallest|(3, items)|gives the three least items
bisect.bisect_left|(items, x)|finds the first place for an item in a sorted list
bisect.insort|(items, x)|puts an item into a sorted list at its place
random.choice|(items)|takes one item at random
random.shuffle|(items)|puts a list into random order, in place
datetime.datetime.now|()|gives the date and time of this moment
datetime.datetime.strptime|(text, form)|reads a date from a text of a given form
datetime.timedelta|(days=1)|makes a span of time
time.perf_counter|()|reads the clock that is best for short spans
pathlib.Path.read_text|(path)|gives a file's text through its path object
subprocess.run|(command)|runs a command and waits for its end
threading.Thread|(target=work)|makes a thread that will call a function
queue.Queue|()|makes a first-in first-out queue for threads
hashlib.sha256|(data)|begins a SHA-2 hash of 256 bits
base64.b64encode|(data)|writes bytes in base 64
secrets.token_hex|(16)|makes random hexadecimal text that nobody can guess
urllib.parse.urlencode|(fields)|writes fields as a query string
csv.DictReader|(file)|reads a CSV file row by row as dicts
string.capwords|(text)|begins each word of a text with a capital
textwrap.dedent|(text)|takes away the indentation that lines share
copy.deepcopy|(value)|copies a value with all that is in it
operator.itemgetter|(1)|makes a function that takes an item out of its argument
decimal.Decimal|('0.1')|makes an exact decimal number
fractions.Fraction|(1, 3)|makes an exact fraction
contextlib.suppress|(KeyError)|makes a block that ignores an exception
tempfile.TemporaryDirectory|()|makes a folder that goes away after use
zipfile.ZipFile|(path)|opens a ZIP archive
sqlite3.connect|(path)|opens a SQLite database
logging.getLogger|(name)|gives the logger of this name
argparse.ArgumentParser|()|makes a reader of command lines
ast.literal_eval|(text)|reads a Python literal without running anything
inspect.signature|(function)|tells a function's parameters
unicodedata.normalize|('NFC', text)|brings a text into a normal form of Unicode
asyncio.gather|(one, two)|waits for several awaitables at once
dataclasses.asdict|(thing)|turns a dataclass object into a dict
`
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", call = "", does = ""] = line.split("|");
    return { name, call, does };
  });
