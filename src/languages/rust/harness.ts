/** Prints values as JSON lines. A type without an implementation does not compile, and its test is guarded. */
export const rustRecorder = (mark: string) => String.raw`
#[allow(dead_code)]
pub mod ${mark} {
    pub trait Json { fn json(&self) -> String; }
    macro_rules! whole { ($($t:ty)*) => { $(impl Json for $t { fn json(&self) -> String { self.to_string() } })* } }
    whole!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool);
    macro_rules! real { ($($t:ty)*) => { $(impl Json for $t {
        fn json(&self) -> String {
            if self.is_finite() { format!("{:?}", self) }
            else { format!("{{\"$float\":\"{}\"}}", if self.is_nan() { "nan" } else if *self > 0.0 { "inf" } else { "-inf" }) }
        }
    })* } }
    real!(f32 f64);
    pub fn text(s: &str) -> String {
        let mut out = String::from("\"");
        for c in s.chars() {
            if c == '"' || c == '\\' || (c as u32) < 32 { out.push_str(&format!("\\u{:04x}", c as u32)); } else { out.push(c); }
        }
        out.push('"');
        out
    }
    fn list<'a, T: Json + 'a>(items: impl Iterator<Item = &'a T>) -> String {
        format!("[{}]", items.map(|x| x.json()).collect::<Vec<_>>().join(","))
    }
    fn map<'a, K: Json + 'a, V: Json + 'a>(items: impl Iterator<Item = (&'a K, &'a V)>) -> String {
        format!("{{\"$map\":[{}]}}", items.map(|(k, v)| format!("[{},{}]", k.json(), v.json())).collect::<Vec<_>>().join(","))
    }
    impl Json for char { fn json(&self) -> String { text(&self.to_string()) } }
    impl Json for str { fn json(&self) -> String { text(self) } }
    impl Json for String { fn json(&self) -> String { text(self) } }
    impl Json for () { fn json(&self) -> String { "null".to_string() } }
    impl<T: Json + ?Sized> Json for &T { fn json(&self) -> String { (**self).json() } }
    impl<T: Json + ?Sized> Json for Box<T> { fn json(&self) -> String { (**self).json() } }
    impl<T: Json> Json for [T] { fn json(&self) -> String { list(self.iter()) } }
    impl<T: Json, const N: usize> Json for [T; N] { fn json(&self) -> String { list(self.iter()) } }
    impl<T: Json> Json for Vec<T> { fn json(&self) -> String { list(self.iter()) } }
    impl<T: Json> Json for std::collections::VecDeque<T> { fn json(&self) -> String { list(self.iter()) } }
    impl<T: Json> Json for std::collections::BTreeSet<T> { fn json(&self) -> String { list(self.iter()) } }
    impl<T: Json, S> Json for std::collections::HashSet<T, S> { fn json(&self) -> String { format!("{{\"$set\":{}}}", list(self.iter())) } }
    impl<K: Json, V: Json> Json for std::collections::BTreeMap<K, V> { fn json(&self) -> String { map(self.iter()) } }
    impl<K: Json, V: Json, S> Json for std::collections::HashMap<K, V, S> { fn json(&self) -> String { map(self.iter()) } }
    impl<T: Json> Json for Option<T> {
        fn json(&self) -> String { match self { None => "null".to_string(), Some(x) => format!("{{\"$some\":{}}}", x.json()) } }
    }
    impl<T: Json, E: Json> Json for Result<T, E> {
        fn json(&self) -> String { match self { Ok(x) => format!("{{\"$ok\":{}}}", x.json()), Err(x) => format!("{{\"$err\":{}}}", x.json()) } }
    }
    macro_rules! tuple { ($($n:ident $i:tt),*) => {
        impl<$($n: Json),*> Json for ($($n,)*) { fn json(&self) -> String { let mut v: Vec<String> = vec![]; $(v.push(self.$i.json());)* format!("[{}]", v.join(",")) } }
    } }
    tuple!(A 0); tuple!(A 0, B 1); tuple!(A 0, B 1, C 2); tuple!(A 0, B 1, C 2, D 3); tuple!(A 0, B 1, C 2, D 3, E 4);
    pub fn say(line: &str) {
        use std::io::Write;
        let mut out = std::io::stdout();
        let _ = out.write_all(format!("\n${mark} {}\n", line).as_bytes());
        let _ = out.flush();
    }
    pub fn show<T: Json + ?Sized>(v: &T) { say(&v.json()) }
    pub fn demand<T: Json + ?Sized>(how: &str, v: &T) { say(&format!("[\"{}\",{}]", how, v.json())) }
    pub fn near(v: f64, tolerance: f64) { say(&format!("[\"~\",{:?},{:?}]", v, tolerance)) }
}
`;

/** Assertions of a guarded test, which count themselves; one can be turned round. */
export const rustGuard = (mark: string) => String.raw`
#[allow(dead_code)]
pub mod ${mark} {
    use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
    pub static COUNT: AtomicI64 = AtomicI64::new(0);
    pub static TURN: AtomicI64 = AtomicI64::new(0);
    pub fn say(line: &str) {
        use std::io::Write;
        let mut out = std::io::stdout();
        let _ = out.write_all(format!("\n${mark} {}\n", line).as_bytes());
        let _ = out.flush();
    }
    pub fn check(holds: bool, words: &str) {
        let now = COUNT.fetch_add(1, SeqCst) + 1;
        if holds == (now == TURN.load(SeqCst)) {
            say("fail");
            eprintln!("assertion failed: {}", words);
            std::process::exit(1);
        }
    }
    pub fn run(tests: fn()) {
        say("begin");
        let mut line = String::new();
        let _ = std::io::stdin().read_line(&mut line);
        let words: Vec<&str> = line.split_whitespace().collect();
        TURN.store(words.get(1).map_or(0, |w| w.parse().unwrap_or(0)), SeqCst);
        tests();
        if TURN.load(SeqCst) > 0 { check(true, "canary"); }
        say(&format!("end {} {}", words.get(0).unwrap_or(&""), COUNT.load(SeqCst).max(1)));
        std::process::exit(0);
    }
}
#[allow(unused_macros)] macro_rules! assert {
    ($a:expr $(,)?) => { crate::${mark}::check($a, stringify!($a)) };
    ($a:expr, $($m:tt)+) => { crate::${mark}::check($a, stringify!($a)) };
}
#[allow(unused_macros)] macro_rules! assert_eq {
    ($a:expr, $b:expr $(,)?) => { crate::${mark}::check($a == $b, stringify!($a == $b)) };
    ($a:expr, $b:expr, $($m:tt)+) => { crate::${mark}::check($a == $b, stringify!($a == $b)) };
}
#[allow(unused_macros)] macro_rules! assert_ne {
    ($a:expr, $b:expr $(,)?) => { crate::${mark}::check($a != $b, stringify!($a != $b)) };
    ($a:expr, $b:expr, $($m:tt)+) => { crate::${mark}::check($a != $b, stringify!($a != $b)) };
}
`;

/** Crates that HumanEval-X's programs name. Only what its references and tests use of them. */
export const RUST_CRATES: Record<string, string> = {
  rand: `
use std::cell::Cell;
thread_local!(static STATE: Cell<u64> = Cell::new(0x9e3779b97f4a7c15));
pub fn next() -> u64 { STATE.with(|s| { let mut x = s.get(); x ^= x << 13; x ^= x >> 7; x ^= x << 17; s.set(x); x }) }
pub trait Number: Copy { fn from_u64(x: u64) -> Self; fn between(low: Self, high: Self) -> Self; }
macro_rules! numbers { ($($t:ty)*) => { $(impl Number for $t {
    fn from_u64(x: u64) -> Self { x as $t }
    fn between(low: Self, high: Self) -> Self { (low as i128 + (next() as i128) % (high as i128 - low as i128)) as $t }
})* } }
numbers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
pub trait Rng {
    fn gen<T: Number>(&mut self) -> T { T::from_u64(next() >> 16) }
    fn gen_range<T: Number>(&mut self, low: T, high: T) -> T { T::between(low, high) }
}
pub struct ThreadRng;
impl Rng for ThreadRng {}
pub fn thread_rng() -> ThreadRng { ThreadRng }
pub fn random<T: Number>() -> T { T::from_u64(next() >> 16) }
`,
  md5: `
pub struct Digest(pub [u8; 16]);
impl std::fmt::LowerHex for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { for b in self.0 { write!(f, "{:02x}", b)?; } Ok(()) }
}
impl std::fmt::Debug for Digest { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { write!(f, "{:x}", self) } }
pub fn compute<T: AsRef<[u8]>>(data: T) -> Digest {
    let turns: [u32; 16] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
    let mut message = data.as_ref().to_vec();
    let bits = (message.len() as u64).wrapping_mul(8);
    message.push(0x80);
    while message.len() % 64 != 56 { message.push(0); }
    message.extend_from_slice(&bits.to_le_bytes());
    let mut state: [u32; 4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
    for block in message.chunks(64) {
        let [mut a, mut b, mut c, mut d] = state;
        for i in 0..64usize {
            let (f, g) = match i / 16 {
                0 => ((b & c) | (!b & d), i),
                1 => ((d & b) | (!d & c), (5 * i + 1) % 16),
                2 => (b ^ c ^ d, (3 * i + 5) % 16),
                _ => (c ^ (b | !d), (7 * i) % 16),
            };
            let word = u32::from_le_bytes([block[4 * g], block[4 * g + 1], block[4 * g + 2], block[4 * g + 3]]);
            let sine = (((i + 1) as f64).sin().abs() * 4294967296.0) as u32;
            let sum = a.wrapping_add(f).wrapping_add(sine).wrapping_add(word);
            a = d; d = c; c = b;
            b = b.wrapping_add(sum.rotate_left(turns[i / 16 * 4 + i % 4]));
        }
        for (old, new) in state.iter_mut().zip([a, b, c, d]) { *old = old.wrapping_add(new); }
    }
    let mut out = [0u8; 16];
    for (i, word) in state.iter().enumerate() { out[4 * i..4 * i + 4].copy_from_slice(&word.to_le_bytes()); }
    Digest(out)
}
`,
  regex: `
pub struct Regex { never: () }
impl Regex { pub fn new(_pattern: &str) -> Result<Regex, String> { panic!("the crate regex is not installed") } 
  pub fn split<'a>(&self, text: &'a str) -> std::str::Split<'a, char> { let _ = self.never; text.split('.') } 
  pub fn is_match(&self, _text: &str) -> bool { false } }
`,
};
