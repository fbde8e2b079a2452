import type { Samples } from "./samples.ts";

const test = (body: string) => `fn main() {\n    let candidate = twice;\n    ${body}\n}\n`;

const rust: Samples = {
  right: "fn twice(x: i32) -> i32 { x * 2 }\n",
  wrong: "fn twice(x: i32) -> i32 { x * 3 }\n",
  raises: 'fn twice(x: i32) -> i32 { panic!("no") }\n',
  doesNotParse: "fn twice(x: i32) -> i32 { x * }\n",
  exitsWhenCalled: "fn twice(x: i32) -> i32 { std::process::exit(0) }\n",
  loops: "fn twice(x: i32) -> i32 { loop {} }\n",
  fillsMemory:
    "fn twice(x: i32) -> i32 { let mut keep = vec![]; loop { keep.push(vec![1u8; 1 << 24]); if keep.len() == 1 << 30 { return 0; } } }\n",
  ownMain: 'fn twice(x: i32) -> i32 { x * 2 }\nfn main() { println!("{}", twice(3)); }\n',
  unicode: 'fn twice(x: String) -> String { format!("é𝒳 {}", x) }\n',
  printsMuch: 'fn twice(x: i32) -> i32 { print!("{}", "x".repeat(10_000_000)); x * 2 }\n',
  echo: 'use std::io::Read;\nfn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); print!("{}", s.to_uppercase()); }\n',
  test: test("assert_eq!(candidate(2), 4);"),
  otherTest: test("assert_eq!(candidate(2), 6);"),
  unicodeTest: test('assert_eq!(candidate(String::from("ünï☃")), String::from("é𝒳 ünï☃"));'),
  doesNotCompileTest: test("assert_eq!(candidate(2), );"),
  calls: false,
  cheats: [
    "struct All;\nimpl PartialEq<i32> for All { fn eq(&self, _: &i32) -> bool { true } }\nimpl std::fmt::Debug for All { fn fmt(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) } }\nfn twice(x: i32) -> All { All }\n",
  ],
  guarded: {
    test: test("assert!(candidate(2) == 4 || candidate(3) == 7);"),
    cheats: [
      "fn twice(x: i32) -> i32 { std::process::exit(0) }\n",
      "macro_rules! assert { ($($x:tt)*) => {} }\nfn twice(x: i32) -> i32 { 0 }\n",
      'fn twice(x: i32) -> i32 { let mut s = String::new(); std::io::stdin().read_line(&mut s).ok(); println!("\\nend {}", s); std::process::exit(0) }\n',
    ],
  },
};

export default rust;
