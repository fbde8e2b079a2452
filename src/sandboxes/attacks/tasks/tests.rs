fn main() {
    let candidate = f;
    assert_eq!(candidate(3), 9);
    assert_eq!(candidate(-5), 25);
}


fn main() {
    let total: isize = (0..4).map(f).sum();
    if total != 14 { panic!("{}", total); }
}
