/**
 * A compiler's own command line, kept in one process: each request is compiled in a folder of its own that is deleted
 * afterwards. Arguments: the class of the compiler, then the compiler's arguments. How it is spoken to:
 * `src/sandboxes/server/compilers.py`.
 */
export const KEPT_COMPILER = String.raw`
import java.io.*;
import java.lang.reflect.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

public class AssayKept {
    static final ByteArrayOutputStream words = new ByteArrayOutputStream();
    static Class<?> compiler;

    public static void main(String[] args) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        PrintStream said = new PrintStream(words, true, "UTF-8");
        System.setOut(said);
        System.setErr(said);
        compiler = Class.forName(args[0]);
        while (true) {
            int length;
            try { length = in.readInt(); } catch (EOFException end) { return; }
            byte[] data = new byte[length];
            in.readFully(data);
            String request = new String(data, StandardCharsets.UTF_8);
            int line = request.indexOf('\n');
            Path folder = Files.createTempDirectory("assay"), made = Files.createDirectory(folder.resolve("made"));
            Path source = folder.resolve(request.substring(0, line));
            Files.write(source, request.substring(line + 1).getBytes(StandardCharsets.UTF_8));
            String[] own = Stream.concat(Arrays.stream(args).skip(1), Stream.of("-d", made.toString(), source.toString())).toArray(String[]::new);
            words.reset();
            boolean ok = false;
            try { ok = compile(own); } catch (Throwable trouble) { trouble.printStackTrace(said); }
            String text = words.toString("UTF-8").replace(folder + "/", "");
            StringBuilder json = new StringBuilder("{\"ok\":" + ok + ",\"output\":" + quoted(text.substring(0, Math.min(text.length(), 8000))) + ",\"files\":{");
            String comma = "";
            if (ok) for (Path file : files(made)) {
                json.append(comma).append(quoted(made.relativize(file).toString())).append(":{\"base64\":\"")
                    .append(Base64.getEncoder().encodeToString(Files.readAllBytes(file))).append("\"}");
                comma = ",";
            }
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path one : left.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) Files.delete(one);
            }
            byte[] answer = json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(answer.length);
            out.write(answer);
            out.flush();
        }
    }
    /** Kotlin's compilers are objects that answer with an exit code, Scala's is static and keeps its reporter. */
    static boolean compile(String[] args) throws Exception {
        if (compiler.getName().startsWith("scala.")) {
            compiler.getMethod("process", String[].class).invoke(null, (Object) args);
            Object reporter = compiler.getMethod("reporter").invoke(null);
            return !(Boolean) reporter.getClass().getMethod("hasErrors").invoke(reporter);
        }
        Method exec = compiler.getMethod("exec", PrintStream.class, String[].class);
        return exec.invoke(compiler.getDeclaredConstructor().newInstance(), System.err, args).toString().equals("OK");
    }
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) { return all.filter(Files::isRegularFile).collect(Collectors.toList()); }
    }
    static String quoted(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < 32 || c == '"' || c == '\\' || c > 126) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}

/** Starts the class that has a main, whatever its package: the first by name of those in the working folder. */
class AssayMain {
    public static void main(String[] args) throws Throwable {
        Path here = Paths.get("");
        for (Path file : AssayKept.files(here).stream().sorted().collect(Collectors.toList())) {
            String name = file.toString();
            if (!name.endsWith(".class")) continue;
            try {
                Method main = Class.forName(name.substring(0, name.length() - 6).replace('/', '.'), false, AssayMain.class.getClassLoader())
                    .getMethod("main", String[].class);
                if (!Modifier.isStatic(main.getModifiers())) continue;
                main.setAccessible(true);
                try { main.invoke(null, (Object) args); } catch (InvocationTargetException raised) { throw raised.getCause(); }
                return;
            } catch (NoSuchMethodException none) {}
        }
        System.err.println("no main found");
        System.exit(1);
    }
}
`;
