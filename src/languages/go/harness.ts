/** Declarations for a recorded test. Values are told by Go's own syntax and their type, as reflect.DeepEqual compares. */
export const goRecorder = (mark: string) => String.raw`
func ${mark}Text(s string) string { b, _ := assayjson.Marshal(s); return string(b) }
func ${mark}Value(v interface{}) string {
	s := assayfmt.Sprintf("%#v", v)
	for i := 0; i+3 < len(s); i++ {
		if s[i] == '(' && s[i+1] == '0' && s[i+2] == 'x' { return "{\"$opaque\":1}" }
	}
	switch v.(type) {
	case nil: return "null"
	case bool, int: return s
	}
	return assayfmt.Sprintf("{\"$type\":[%s,%s]}", ${mark}Text(assayfmt.Sprintf("%T", v)), ${mark}Text(s))
}
func ${mark}Say(s string) { assayos.Stdout.WriteString("\n${mark} " + s + "\n") }
func ${mark}Show(v interface{}) { ${mark}Say(${mark}Value(v)) }
func ${mark}Demand(how string, v interface{}) { ${mark}Say("[\"" + how + "\"," + ${mark}Value(v) + "]") }
func ${mark}Number(v float64) { ${mark}Say(assayfmt.Sprint(v)) }
func ${mark}Near(v, near float64) { ${mark}Say(assayfmt.Sprintf("[\"~\",%v,%v]", v, near)) }
func ${mark}Printed(v interface{}) { ${mark}Say(${mark}Text(assayfmt.Sprintf("%v", v))) }
func ${mark}PrintedDemand(v interface{}) { ${mark}Say("[\"=\"," + ${mark}Text(assayfmt.Sprintf("%v", v)) + "]") }
`;

/** Stands in for testing.T and testify's assert in a guarded test: assertions count, and one can be turned round. */
export const goGuard = (mark: string) => String.raw`
type ${mark}T struct{}
var ${mark}Count, ${mark}Turn int
func ${mark}Say(s string) { assayos.Stdout.WriteString("\n${mark} " + s + "\n") }
func ${mark}Check(holds bool, words ...interface{}) bool {
	${mark}Count++
	if ${mark}Count == ${mark}Turn { holds = !holds }
	if !holds {
		${mark}Say("fail")
		assayfmt.Fprintln(assayos.Stderr, words...)
		assayos.Exit(1)
	}
	return holds
}
func (t *${mark}T) Errorf(f string, v ...interface{}) { ${mark}Check(false, assayfmt.Sprintf(f, v...)) }
func (t *${mark}T) Fatalf(f string, v ...interface{}) { ${mark}Check(false, assayfmt.Sprintf(f, v...)) }
func (t *${mark}T) Error(v ...interface{}) { ${mark}Check(false, v...) }
func (t *${mark}T) Fatal(v ...interface{}) { ${mark}Check(false, v...) }
func (t *${mark}T) Fail() { ${mark}Check(false) }
func (t *${mark}T) FailNow() { ${mark}Check(false) }
func (t *${mark}T) Log(v ...interface{}) {}
func (t *${mark}T) Logf(f string, v ...interface{}) {}
func (t *${mark}T) Helper() {}
func (t *${mark}T) Parallel() {}
func (t *${mark}T) Run(name string, f func(*${mark}T)) bool { f(t); return true }
type ${mark}Assert struct{}
var ${mark}Asserts ${mark}Assert
func (a ${mark}Assert) args(v []interface{}) []interface{} {
	if len(v) > 0 { if _, ok := v[0].(*${mark}T); ok { return v[1:] } }
	return v
}
func (a ${mark}Assert) New(t *${mark}T) ${mark}Assert { return a }
func (a ${mark}Assert) Equal(v ...interface{}) bool {
	v = a.args(v)
	return ${mark}Check(assayreflect.DeepEqual(v[0], v[1]), assayfmt.Sprintf("  got      %#v\n  expected %#v", v[1], v[0]))
}
func (a ${mark}Assert) NotEqual(v ...interface{}) bool { v = a.args(v); return ${mark}Check(!assayreflect.DeepEqual(v[0], v[1])) }
func (a ${mark}Assert) True(v ...interface{}) bool { v = a.args(v); return ${mark}Check(v[0] == true) }
func (a ${mark}Assert) False(v ...interface{}) bool { v = a.args(v); return ${mark}Check(v[0] == false) }
func (a ${mark}Assert) Nil(v ...interface{}) bool { v = a.args(v); return ${mark}Check(v[0] == nil || assayreflect.ValueOf(v[0]).IsNil()) }
func (a ${mark}Assert) NotNil(v ...interface{}) bool { v = a.args(v); return ${mark}Check(v[0] != nil) }
func (a ${mark}Assert) NoError(v ...interface{}) bool { v = a.args(v); return ${mark}Check(v[0] == nil) }
func (a ${mark}Assert) Error(v ...interface{}) bool { v = a.args(v); return ${mark}Check(v[0] != nil) }
func (a ${mark}Assert) Len(v ...interface{}) bool { v = a.args(v); return ${mark}Check(assayreflect.ValueOf(v[0]).Len() == v[1].(int)) }
func (a ${mark}Assert) Empty(v ...interface{}) bool { v = a.args(v); return ${mark}Check(assayreflect.ValueOf(v[0]).Len() == 0) }
func (a ${mark}Assert) InDelta(v ...interface{}) bool {
	v = a.args(v)
	f := func(x interface{}) float64 { return assayreflect.ValueOf(x).Convert(assayreflect.TypeOf(0.0)).Float() }
	d := f(v[0]) - f(v[1])
	return ${mark}Check(d <= f(v[2]) && -d <= f(v[2]), v...)
}
`;

export const goGuardMain = (mark: string, calls: string) => `
func main() {
	${mark}Say("begin")
	var word string
	assayfmt.Fscan(assayos.Stdin, &word, &${mark}Turn)
	t := &${mark}T{}
	_ = t
	${calls}
	if ${mark}Turn > 0 { ${mark}Check(true) }
	if ${mark}Count == 0 { ${mark}Count = 1 }
	${mark}Say(assayfmt.Sprintf("end %s %d", word, ${mark}Count))
	assayos.Exit(0)
}
`;
