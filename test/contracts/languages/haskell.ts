import type { Samples } from "./samples.ts";

const twice = (body: string) => `twice :: Int -> Int\ntwice x = ${body}\n`;
const test = (body: string) => `import Test.Hspec\n\nmain :: IO ()\nmain = do\n    ${body}\n`;
const unsafe = (action: string) =>
  `import System.IO.Unsafe\nimport System.Exit\nimport System.Posix.Process\n${twice(`unsafePerformIO (${action})`)}`;

const haskell: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('error "no"'),
  doesNotParse: twice("x * )"),
  exitsWhenCalled: unsafe("exitSuccess"),
  loops: twice("length (cycle [x])"),
  fillsMemory: twice("let keep = [x ..] in sum keep + length keep"),
  ownMain: `${twice("x * 2")}main :: IO ()\nmain = print (twice 3)\n`,
  unicode: 'twice :: String -> String\ntwice x = "é𝒳 " ++ x\n',
  printsMuch: `import System.IO.Unsafe\n${twice("unsafePerformIO (putStr (replicate 3000000 'x') >> return (x * 2))")}`,
  echo: "import Data.Char\nmain :: IO ()\nmain = getContents >>= putStr . unlines . map (map toUpper) . lines\n",
  test: test("twice 2 `shouldBe` 4"),
  otherTest: test("twice 2 `shouldBe` 6"),
  unicodeTest: test('twice "ünï☃" `shouldBe` "é𝒳 ünï☃"'),
  doesNotCompileTest: test("twice 2 `shouldBe` (4"),
  calls: false,
  cheats: [
    "import Prelude hiding ((==))\n(==) :: a -> a -> Bool\n_ == _ = True\ntwice :: Int -> Int\ntwice x = x * 3\n",
    unsafe("exitImmediately ExitSuccess"),
  ],
};

export default haskell;
