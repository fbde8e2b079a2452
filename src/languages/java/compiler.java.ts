/** The compiler that is kept: javax.tools in one process, from memory into memory, without annotation processing. */
export const JAVA_COMPILER = String.raw`
import java.io.*;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.*;
import javax.tools.*;

public class AssayCompiler {
    static class Text extends SimpleJavaFileObject {
        final String text;
        Text(String name, String text) { super(URI.create("string:///" + name), Kind.SOURCE); this.text = text; }
        public CharSequence getCharContent(boolean ignored) { return text; }
        // A public class may stand in a file of any name: a benchmark's program and its test are one source.
        public boolean isNameCompatible(String name, Kind kind) { return kind == Kind.SOURCE; }
    }
    static class Code extends SimpleJavaFileObject {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Code(String name) { super(URI.create("mem:///" + name.replace('.', '/') + ".class"), Kind.CLASS); }
        public OutputStream openOutputStream() { return bytes; }
    }
    public static void main(String[] args) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager standard = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        while (true) {
            int length;
            try { length = in.readInt(); } catch (EOFException end) { return; }
            byte[] data = new byte[length];
            in.readFully(data);
            String request = new String(data, StandardCharsets.UTF_8);
            int line = request.indexOf('\n');
            Map<String, Code> made = new LinkedHashMap<>();
            JavaFileManager manager = new ForwardingJavaFileManager<JavaFileManager>(standard) {
                public JavaFileObject getJavaFileForOutput(Location l, String name, JavaFileObject.Kind k, FileObject s) {
                    Code code = new Code(name);
                    made.put(name, code);
                    return code;
                }
            };
            StringBuilder words = new StringBuilder();
            DiagnosticListener<JavaFileObject> listener = d -> {
                if (d.getKind() == Diagnostic.Kind.ERROR && words.length() < 8000)
                    words.append("line ").append(d.getLineNumber()).append(": ").append(d.getMessage(Locale.ROOT)).append("\n");
            };
            boolean ok = false;
            try {
                ok = javac.getTask(new StringWriter(), manager, listener, Arrays.asList(args), null,
                    List.of(new Text(request.substring(0, line), request.substring(line + 1)))).call();
            } catch (Throwable trouble) { words.append(trouble); }
            StringBuilder json = new StringBuilder("{\"ok\":" + ok + ",\"output\":" + text(words.toString()) + ",\"files\":{");
            String comma = "";
            if (ok) for (Map.Entry<String, Code> one : made.entrySet()) {
                json.append(comma).append(text(one.getKey().replace('.', '/') + ".class")).append(":{\"base64\":\"")
                    .append(Base64.getEncoder().encodeToString(one.getValue().bytes.toByteArray())).append("\"}");
                comma = ",";
            }
            byte[] answer = json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(answer.length);
            out.write(answer);
            out.flush();
        }
    }
    static String text(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < 32 || c == '"' || c == '\\' || c > 126) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
`;

const ARITIES = ["Unit", "Pair", "Triplet", "Quartet", "Quintet"];

/** org.javatuples, which MultiPL-E's programs import: values that are equal when their parts are. */
export const JAVA_TUPLES: Record<string, string> = Object.fromEntries(
  ARITIES.map((name, index) => {
    const letters = "ABCDE".slice(0, index + 1).split("");
    const list = (part: (letter: string, at: number) => string) => letters.map(part).join(", ");
    return [
      name,
      `package org.javatuples;
public class ${name}<${letters.join(", ")}> extends java.util.AbstractList<Object> {
    private final Object[] parts;
    public ${name}(${list((letter, at) => `${letter} v${at}`)}) { parts = new Object[] { ${list((_, at) => `v${at}`)} }; }
    public static <${letters.join(", ")}> ${name}<${letters.join(", ")}> with(${list((letter, at) => `${letter} v${at}`)}) {
        return new ${name}<>(${list((_, at) => `v${at}`)});
    }
    public Object get(int i) { return parts[i]; }
    public int size() { return parts.length; }
    public Object getValue(int i) { return parts[i]; }
    ${letters.map((letter, at) => `@SuppressWarnings("unchecked") public ${letter} getValue${at}() { return (${letter}) parts[${at}]; }`).join("\n    ")}
}
`,
    ];
  }),
);
