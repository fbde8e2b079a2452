import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { ROOT } from "./installed.ts";

/** Compiled texts by the path of their source, or the compiler's complaints. */
export interface Compiled {
  complaints: string[];
  /** JavaScript by the path that was given, as Node runs it. */
  code: Map<string, string>;
}

/**
 * Compiles texts as if they lay at these absolute paths, with the project's own settings, and writes nothing.
 *
 * @param inside resolve `assay` as the package installed in this folder, not as the sources here.
 */
export function compile(texts: Map<string, string>, inside?: string): Compiled {
  const settings = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config.compilerOptions;
  if (inside) delete settings.paths;
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...settings, noEmit: false, declaration: false },
    ROOT,
  );
  options.typeRoots = [join(ROOT, "node_modules/@types")];
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const textOf = (path: string) => texts.get(resolve(path));
  host.fileExists = (path) => textOf(path) !== undefined || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, how, ...rest) => {
    const text = textOf(path);
    return text === undefined ? getSourceFile(path, how, ...rest) : ts.createSourceFile(path, text, how);
  };
  host.getCurrentDirectory = () => inside ?? ROOT;
  const program = ts.createProgram([...texts.keys()], options, host);
  const code = new Map<string, string>();
  for (const path of texts.keys()) {
    program.emit(program.getSourceFile(path), (_, text) => code.set(path, text));
  }
  const complaints = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const at =
      file && start !== undefined
        ? `${file.fileName.slice(dirname(file.fileName).length + 1)}:${file.getLineAndCharacterOfPosition(start).line + 1}: `
        : "";
    return at + ts.flattenDiagnosticMessageText(messageText, " ");
  });
  return { complaints, code };
}
