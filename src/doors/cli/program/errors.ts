import { AssayError } from "../../../core/errors.ts";

/** Codes for what commander finds wrong with a command line. */
const USAGE_CODES: Record<string, string> = {
  "commander.unknownCommand": "UNKNOWN_COMMAND",
  "commander.unknownOption": "UNKNOWN_OPTION",
  "commander.missingArgument": "MISSING_ARGUMENT",
  "commander.optionMissingArgument": "MISSING_VALUE",
  "commander.excessArguments": "EXTRA_ARGUMENT",
};

/** System errors a person meets when a path is wrong, in words. */
const SYSTEM_ERRORS: Record<string, string> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EISDIR: "this is a folder, a file is needed",
  ENOTDIR: "a part of this path is not a folder",
  ENOSPC: "the disk is full",
  EROFS: "this place cannot be written to",
};

/** Turns whatever was thrown into the error a user sees; `helpFor` is the command line that explains more. */
export function userError(thrown: unknown, helpFor: string): AssayError {
  if (thrown instanceof AssayError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code, path } = error as NodeJS.ErrnoException;
  if (code?.startsWith("commander.")) {
    const [what = "", hint] = error.message.replace(/^error: /, "").split("\n");
    return new AssayError(USAGE_CODES[code] ?? "BAD_VALUE", what, {
      fix: hint ? hint.replace(/^\((.*)\)$/, "$1").replace("Did", "did") : `see "${helpFor} --help"`,
    });
  }
  const system = code ? SYSTEM_ERRORS[code] : undefined;
  if (system)
    return new AssayError("FILE_UNREADABLE", system, { ...(path && { where: path }), cause: error });
  return new AssayError("UNEXPECTED", error.message.split("\n")[0] || error.name, {
    fix: "this is a fault of assay: run again with ASSAY_DEBUG=1 and report what it prints",
    cause: error,
  });
}

/** The text for standard error: one line; with `ASSAY_DEBUG=1` the stack of the first cause below it. */
export function errorText(error: AssayError, debug: boolean): string {
  const line = `error: ${error.line.replaceAll("\n", " ")}`;
  if (!debug) return line;
  const cause = error.cause instanceof Error ? error.cause : error;
  return `${line}\n${cause.stack ?? ""}`;
}
