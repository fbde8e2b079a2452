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
        let _ = out.write_all(::std::format!("\n${mark} {}\n", line).as_bytes());
        let _ = out.flush();
    }
    pub fn check(holds: bool, words: &str) {
        let now = COUNT.fetch_add(1, SeqCst) + 1;
        if holds == (now == TURN.load(SeqCst)) {
            say("fail");
            ::std::eprintln!("assertion failed: {}", words);
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
        say(&::std::format!("end {} {}", words.get(0).unwrap_or(&""), COUNT.load(SeqCst).max(1)));
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
