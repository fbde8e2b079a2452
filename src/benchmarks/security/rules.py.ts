/**
 * Static rules for Python over its own syntax tree; the code is parsed, never run. Standard input: the code. Prints
 * `{findings: [{rule, cwe, line}], error}`. A rule looks for one thing that is insecure wherever it stands: no data flow
 * beyond names assigned once from a request. Suppression comments are not honoured.
 */
export const RULES = String.raw`
import ast, json, re, sys

SECRET = re.compile(r"pass(word|wd)?$|secret|api_?key|token$|private_?key", re.I)
REQUEST = re.compile(r"^(flask\.)?request\.(args|form|values|json|data|files|cookies|headers|GET|POST|get_json)|^(input|sys\.argv)")
found = []


def report(rule, cwe, node):
    found.append({"rule": rule, "cwe": cwe, "line": getattr(node, "lineno", 0)})


class Names(ast.NodeVisitor):
    """What names stand for: modules by alias, and values that come from outside."""

    def __init__(self, tree):
        self.alias, self.outside, self.built = {}, set(), {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for each in node.names:
                    self.alias[(each.asname or each.name).split(".")[0]] = each.name if each.asname else each.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom) and node.module:
                for each in node.names:
                    self.alias[each.asname or each.name] = node.module + "." + each.name
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                for each in node.args.args + node.args.kwonlyargs:
                    if each.arg not in ("self", "cls", "request"):
                        self.outside.add(each.arg)
        for _ in range(2):
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and self.tainted(node.value):
                    for target in node.targets:
                        if isinstance(target, ast.Name):
                            self.outside.add(target.id)
                if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                    self.built[node.targets[0].id] = node.value

    def full(self, node):
        if isinstance(node, ast.Call):
            node = node.func
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name):
            parts.append(self.alias.get(node.id, node.id))
            return ".".join(reversed(parts))
        return "." + ".".join(reversed(parts)) if parts else ""

    def tainted(self, node):
        for each in ast.walk(node):
            if isinstance(each, ast.Name) and each.id in self.outside:
                return True
            if isinstance(each, (ast.Attribute, ast.Call, ast.Name)) and REQUEST.match(self.full(each)):
                return True
        return False

    def composed(self, node):
        """A text put together from something that is not constant."""
        if isinstance(node, ast.Name) and node.id in self.built:
            node = self.built[node.id]
        if isinstance(node, ast.JoinedStr):
            return any(isinstance(each, ast.FormattedValue) for each in node.values)
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mod)):
            return not all(isinstance(each, (ast.Constant, ast.BinOp, ast.operator, ast.expr_context)) for each in ast.walk(node))
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def constant(node):
    return node.value if isinstance(node, ast.Constant) else None


def look(tree, code):
    names = Names(tree)
    autoescape = "autoescape=True" in code.replace(" ", "") or "select_autoescape" in code
    guarded = re.search(r"realpath|abspath|normpath|secure_filename|safe_join|commonp|is_relative_to|resolve\(", code)
    checked = re.search(r"urlparse|urlsplit|url_has_allowed_host|is_safe_url|allowed_|whitelist|ALLOWED", code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and names.tainted(node.test):
            report("assert-as-guard", 703, node)
        if isinstance(node, ast.ExceptHandler) and len(node.body) == 1 and isinstance(node.body[0], (ast.Pass, ast.Continue)):
            report("exception-swallowed", 703, node)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, (str, bytes)) and node.value.value:
            for target in node.targets:
                name = target.id if isinstance(target, ast.Name) else target.attr if isinstance(target, ast.Attribute) else constant(getattr(target, "slice", None)) if isinstance(target, ast.Subscript) else ""
                if isinstance(name, str) and SECRET.search(name):
                    report("hard-coded-secret", 798, node)
        if isinstance(node, ast.Compare) and len(node.comparators) == 1:
            left, right = node.left, node.comparators[0]
            for one, other in ((left, right), (right, left)):
                if isinstance(one, ast.Name) and SECRET.search(one.id) and isinstance(constant(other), str) and constant(other):
                    report("hard-coded-secret", 798, node)
        if isinstance(node, ast.Return) and node.value is not None and (names.composed(node.value)) and names.tainted(node.value) and "flask" in code and "escape" not in code:
            report("unescaped-output", 79, node)
        if not isinstance(node, ast.Call):
            continue
        name = names.full(node)
        last = name.split(".")[-1]
        named = {each.arg: each.value for each in node.keywords if each.arg}
        first = node.args[0] if node.args else None
        for key, value in named.items():
            if SECRET.search(key) and isinstance(constant(value), str) and constant(value):
                report("hard-coded-secret", 798, node)
        if name in ("eval", "exec", "compile") and first is not None and constant(first) is None:
            report("code-from-text", 94, node)
        if name in ("os.system", "os.popen", "commands.getoutput", "subprocess.getoutput") and first is not None and constant(first) is None:
            report("shell-command", 78, node)
        if name.startswith("subprocess.") and constant(named.get("shell")) is True and first is not None and constant(first) is None:
            report("shell-command", 78, node)
        if name.startswith("subprocess.") and first is not None and names.tainted(first) and isinstance(first, ast.Name):
            report("command-from-outside", 78, node)
        if last in ("execute", "executemany", "executescript", "raw") and first is not None and names.composed(first):
            report("sql-composed", 89, node)
        if name in ("yaml.load", "yaml.load_all", "yaml.unsafe_load") and not any("Safe" in names.full(each) or "Base" in names.full(each) for each in list(node.args[1:]) + list(named.values())):
            report("yaml-load", 502, node)
        if name in ("pickle.loads", "pickle.load", "cPickle.loads", "dill.loads", "marshal.loads", "marshal.load", "shelve.open", "jsonpickle.decode", "pickle.Unpickler", "torch.load", "pandas.read_pickle"):
            report("unsafe-deserialisation", 502, node)
        if name in ("hashlib.md5", "hashlib.sha1", "hashlib.md4", "Crypto.Hash.MD5.new", "Crypto.Hash.SHA.new", "Crypto.Hash.SHA1.new") or (name == "hashlib.new" and str(constant(first)).lower() in ("md5", "sha1", "md4")):
            report("weak-hash", 327, node)
        if re.search(r"(DES3?|ARC4|ARC2|Blowfish|XOR|IDEA|TripleDES)(\.new)?$", name) or any(names.full(each).endswith("MODE_ECB") for each in list(node.args) + list(named.values())) or name.endswith("modes.ECB"):
            report("weak-cipher", 327, node)
        if name.startswith("random.") and last in ("random", "randint", "choice", "choices", "randrange", "sample", "getrandbits", "uniform", "shuffle") and re.search(r"token|password|secret|key|salt|otp|session|nonce", code, re.I):
            report("predictable-random", 330, node)
        if last in ("generate", "generate_private_key", "gen_key", "newkeys"):
            sizes = [constant(each) for each in list(node.args) + list(named.values())]
            if any(type(each) is int and 0 < each < 2048 and each not in (3, 5, 17, 65537) for each in sizes):
                report("short-key", 326, node)
        if constant(named.get("verify")) is False or name in ("ssl._create_unverified_context",) or any(names.full(each).endswith("CERT_NONE") for each in named.values()):
            report("no-certificate-check", 295, node)
        if name in ("tempfile.mktemp", "os.tempnam", "os.tmpnam"):
            report("temporary-name", 377, node)
        if name in ("os.chmod",) and len(node.args) > 1 and isinstance(constant(node.args[1]), int) and constant(node.args[1]) & 0o022:
            report("world-writable", 732, node)
        if name in ("os.umask",) and constant(first) == 0:
            report("world-writable", 732, node)
        if re.match(r"(lxml\.etree|xml\.(sax|dom|etree)|xml\.etree\.(c)?ElementTree)", name) and last in ("parse", "fromstring", "parseString", "XMLParser", "make_parser", "iterparse", "XML") and constant(named.get("resolve_entities")) is not False and not (name.startswith("lxml") and last in ("parse", "fromstring") and "resolve_entities=False" in code.replace(" ", "")):
            report("xml-entities", 611, node)
        if name in ("flask.render_template_string", "jinja2.Template", "flask.Markup", "markupsafe.Markup", "flask.make_response") and first is not None and (names.tainted(first) or names.composed(first)) and "escape(" not in code:
            report("unescaped-output", 79, node)
        if name in ("jinja2.Environment",) and not autoescape:
            report("template-without-escape", 79, node)
        if name in ("flask.redirect", "django.shortcuts.redirect", "django.http.HttpResponseRedirect") and first is not None and names.tainted(first) and not checked:
            report("open-redirect", 601, node)
        if re.match(r"(requests\.(get|post|put|delete|head|request)|urllib\.request\.urlopen|urllib3?\.urlopen|httpx\.)", name) and first is not None and names.tainted(first) and not checked:
            report("request-to-outside", 918, node)
        if last == "run" and constant(named.get("debug")) is True:
            report("debug-server", 215, node)
        if name in ("open", "os.remove", "os.unlink", "os.path.join", "os.rmdir", "shutil.rmtree", "flask.send_file", "os.listdir", "os.startfile") and any(names.tainted(each) for each in node.args) and not guarded:
            report("path-from-outside", 22, node)
        if last in ("extractall", "extract") and not guarded and "filter=" not in code and re.search(r"tarfile|zipfile", code):
            report("archive-members", 22, node)
        if re.match(r"re\.(compile|match|search|fullmatch|findall|sub)$", name) and first is not None and (names.tainted(first) and "re.escape" not in code or isinstance(constant(first), str) and re.search(r"[+*]\)[+*]|\(\.\*\)[+*]|\w[+*]\)\{", constant(first))):
            report("costly-expression", 1333, node)
        if re.search(r"(^|\.)(logging|logger|log|app\.logger)\.(info|error|warning|debug|critical|exception|warn)$", name) and any(names.tainted(each) for each in node.args) and not re.search(r"replace\(|escape|sanit", code):
            report("log-from-outside", 117, node)
        if last in ("xpath", "find", "findall", "evaluate") and "etree" in code and first is not None and names.composed(first):
            report("xpath-composed", 643, node)
        if last in ("search_s", "search", "search_ext_s") and "ldap" in code and any(names.composed(each) or names.tainted(each) for each in node.args) and "escape" not in code:
            report("ldap-composed", 90, node)
        if name in ("jwt.decode", "jose.jwt.decode") and (constant(named.get("verify")) is False or "verify_signature" in code or len(node.args) + len(named) == 1):
            report("unverified-token", 347, node)
        if re.search(r"FTP|telnetlib\.Telnet|smtplib\.SMTP$", name) and not name.endswith("TLS"):
            report("clear-text", 319, node)


code = sys.stdin.read()
try:
    tree = ast.parse(code)
    look(tree, code)
    print(json.dumps({"findings": found, "error": None if tree.body else "no code"}))
except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
    print(json.dumps({"findings": [], "error": "%s: %s" % (type(error).__name__, error)}))
`;
