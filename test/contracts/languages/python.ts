import type { Samples } from "./samples.ts";

const python: Samples = {
  right: "def twice(x):\n    return x * 2\n",
  wrong: "def twice(x):\n    return x * 3\n",
  raises: "def twice(x):\n    raise ValueError('no')\n",
  doesNotParse: "def twice(x) return x\n",
  exitsWithZero: "import os\nos._exit(0)\n",
  exitsWhenCalled: "import sys\ndef twice(x):\n    sys.exit(0)\n",
  loops: "def twice(x):\n    while True:\n        pass\n",
  fillsMemory: "def twice(x):\n    keep = []\n    while True:\n        keep.append(bytearray(1 << 24))\n",
  ownMain:
    "import sys\ndef twice(x):\n    return x * 2\nif __name__ == '__main__':\n    print(twice(3)); sys.exit(0)\n",
  unicode: "def twice(x):\n    return 'é𝒳 ' + x\n",
  printsMuch: "def twice(x):\n    print('x' * 10_000_000)\n    return x * 2\n",
  echo: "import sys\nsys.stdout.write(sys.stdin.read().upper())\n",
  test: "assert twice(2) == 4",
  otherTest: "assert twice(2) == 6",
  unicodeTest: "assert twice('ünï☃') == 'é𝒳 ünï☃'",
  doesNotCompileTest: "assert twice(2) ==",
  doesNotCompile: "fail",
  calls: true,
};

export default python;
