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
  regex: String.raw`
enum Part { Any, Start, End, Class(bool, Vec<(char, char)>) }
pub struct Regex { parts: Vec<(Part, usize, usize)> }
fn known(c: char) -> Vec<(char, char)> {
    match c {
        's' => vec![(' ', ' '), ('\t', '\r')],
        'd' => vec![('0', '9')],
        'w' => vec![('0', '9'), ('a', 'z'), ('A', 'Z'), ('_', '_')],
        'n' => vec![('\n', '\n')],
        't' => vec![('\t', '\t')],
        c => vec![(c, c)],
    }
}
impl Regex {
    /// Characters, classes, anchors and the quantifiers * + ?; no groups and no alternatives.
    pub fn new(pattern: &str) -> Result<Regex, String> {
        let text: Vec<char> = pattern.chars().collect();
        let (mut parts, mut i) = (vec![], 0);
        while i < text.len() {
            let part = match text[i] {
                '.' => Part::Any,
                '^' => Part::Start,
                '$' => Part::End,
                '(' | ')' | '|' | '{' => return Err(format!("this regex is beyond the stand-in: {}", pattern)),
                '\\' => { i += 1; let c = text[i]; Part::Class("SDW".contains(c), known(c.to_ascii_lowercase())) }
                '[' => {
                    i += 1;
                    let not = text[i] == '^';
                    if not { i += 1; }
                    let mut ranges = vec![];
                    while text[i] != ']' {
                        if text[i] == '\\' { i += 1; ranges.extend(known(text[i])); }
                        else if text[i + 1] == '-' && text[i + 2] != ']' { ranges.push((text[i], text[i + 2])); i += 2; }
                        else { ranges.push((text[i], text[i])); }
                        i += 1;
                    }
                    Part::Class(not, ranges)
                }
                c => Part::Class(false, vec![(c, c)]),
            };
            i += 1;
            let (least, most) = match text.get(i) { Some('*') => (0, usize::MAX), Some('+') => (1, usize::MAX), Some('?') => (0, 1), _ => (1, 1) };
            if (least, most) != (1, 1) { i += 1; }
            parts.push((part, least, most));
        }
        Ok(Regex { parts })
    }
    fn from(&self, text: &[(usize, char)], at: usize, part: usize) -> Option<usize> {
        let Some((kind, least, most)) = self.parts.get(part) else { return Some(at) };
        let fits = |c: char| match kind { Part::Any => c != '\n', Part::Class(not, ranges) => *not != ranges.iter().any(|r| r.0 <= c && c <= r.1), _ => false };
        match kind {
            Part::Start => return if at == 0 { self.from(text, at, part + 1) } else { None },
            Part::End => return if at == text.len() { self.from(text, at, part + 1) } else { None },
            _ => {}
        }
        let mut count = 0;
        while count < *most && at + count < text.len() && fits(text[at + count].1) { count += 1; }
        loop {
            if count < *least { return None; }
            if let Some(end) = self.from(text, at + count, part + 1) { return Some(end); }
            if count == 0 { return None; }
            count -= 1;
        }
    }
    fn all(&self, text: &str) -> Vec<(usize, usize)> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let place = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
        let (mut found, mut at) = (vec![], 0);
        while at <= chars.len() {
            match self.from(&chars, at, 0) { Some(end) => { found.push((place(at), place(end))); at = end.max(at + 1); } None => at += 1 }
        }
        found
    }
    pub fn is_match(&self, text: &str) -> bool { !self.all(text).is_empty() }
    pub fn split<'a>(&self, text: &'a str) -> std::vec::IntoIter<&'a str> {
        let (mut out, mut from) = (vec![], 0);
        for (start, end) in self.all(text) { out.push(&text[from..start]); from = end; }
        out.push(&text[from..]);
        out.into_iter()
    }
    pub fn replace_all(&self, text: &str, by: &str) -> String { self.split(text).collect::<Vec<_>>().join(by) }
}
`,
};
