/** Prints values. Boxed numbers keep their type, as `equals` looks at it; those compared with `==` come unboxed. */
export const javaRecorder = (name: string, mark: string) => String.raw`
class ${name} {
    static String text(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < 32 || c == '"' || c == '\\' || (c >= 0xd800 && c < 0xe000)) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
    static String real(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) return "{\"$float\":\"" + (v != v ? "nan" : v > 0 ? "inf" : "-inf") + "\"}";
        return Double.toString(v);
    }
    static String typed(String type, String v) { return "{\"$type\":[\"" + type + "\"," + v + "]}"; }
    static String list(Iterable<?> items) {
        java.util.StringJoiner out = new java.util.StringJoiner(",", "[", "]");
        for (Object item : items) out.add(json(item));
        return out.toString();
    }
    static String json(Object v) {
        if (v == null) return "null";
        if (v instanceof Boolean || v instanceof Integer) return v.toString();
        if (v instanceof Long || v instanceof Short || v instanceof Byte || v instanceof java.math.BigInteger) return typed(v.getClass().getSimpleName(), v.toString());
        if (v instanceof Double || v instanceof Float) return typed(v.getClass().getSimpleName(), real(((Number) v).doubleValue()));
        if (v instanceof String) return text((String) v);
        if (v instanceof Character) return typed("Character", text(v.toString()));
        if (v.getClass().getName().startsWith("org.javatuples.")) return typed(v.getClass().getSimpleName(), list((Iterable<?>) v));
        if (!v.getClass().isArray() && !v.getClass().getName().startsWith("java.")) return "{\"$opaque\":1}";
        if (v instanceof java.util.Optional) return ((java.util.Optional<?>) v).isPresent() ? typed("Optional", json(((java.util.Optional<?>) v).get())) : typed("Optional", "null");
        if (v instanceof java.util.List) return list((java.util.List<?>) v);
        if (v instanceof java.util.Set) return "{\"$set\":" + list((java.util.Set<?>) v) + "}";
        if (v instanceof java.util.Map) {
            java.util.StringJoiner out = new java.util.StringJoiner(",", "{\"$map\":[", "]}");
            for (java.util.Map.Entry<?, ?> one : ((java.util.Map<?, ?>) v).entrySet()) out.add("[" + json(one.getKey()) + "," + json(one.getValue()) + "]");
            return out.toString();
        }
        if (v.getClass().isArray()) {
            java.util.List<Object> items = new java.util.ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(v); i++) items.add(java.lang.reflect.Array.get(v, i));
            return typed("array", list(items));
        }
        return "{\"$opaque\":1}";
    }
    static String bare(Object v) {
        if (v instanceof Number) return v instanceof Double || v instanceof Float ? real(((Number) v).doubleValue()) : v.toString();
        if (v instanceof Character) return Integer.toString((Character) v);
        return json(v);
    }
    static void say(String line) { System.out.print("\n${mark} " + line + "\n"); System.out.flush(); }
    static boolean show(Object v) { say(json(v)); return true; }
    static boolean showBare(Object v) { say(bare(v)); return true; }
    static boolean demand(String how, Object v) { say("[\"" + how + "\"," + json(v) + "]"); return true; }
    static boolean demandBare(String how, Object v) { say("[\"" + how + "\"," + bare(v) + "]"); return true; }
    static boolean near(double v, double tolerance) { say("[\"~\"," + real(v) + "," + real(tolerance) + "]"); return true; }
}
`;

/** Assertions of a guarded test, which count themselves; one can be turned round. */
export const javaGuard = (name: string, mark: string) => String.raw`
class ${name} {
    private static long count, turn;
    private static String word;
    static void say(String line) { System.out.print("\n${mark} " + line + "\n"); System.out.flush(); }
    static boolean check(boolean holds) {
        if (holds == (++count == turn)) {
            say("fail");
            System.err.println("assertion " + count + " does not hold");
            Runtime.getRuntime().halt(1);
        }
        return true;
    }
    interface Tests { void run() throws Throwable; }
    static void run(Tests tests) throws Throwable {
        say("begin");
        String[] words = new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine().split(" ");
        word = words[0];
        turn = Long.parseLong(words[1]);
        tests.run();
        if (turn > 0) check(true);
        say("end " + word + " " + Math.max(count, 1));
        Runtime.getRuntime().halt(0);
    }
}
`;
