/** How a program of one language is named, found and served. Data plus one function. */
export interface Language {
  id: string;
  title: string;
  aliases: string[];
  /** File ending, with its dot. */
  extension: string;
  /** Path and version of the interpreter or compiler; throws an AssayError that says what to install. */
  toolchain(): Promise<Toolchain>;
}

export interface Toolchain {
  command: string;
  version: string;
  /** Folders the toolchain needs to read beyond the system's own. */
  reads: string[];
}
