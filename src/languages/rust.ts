import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf } from "../core/hash.ts";
import { BUILD, type Language } from "../core/language.ts";
import { commandPath, output, outside, prepared, toolchain } from "./open/toolchain.ts";
import { RUST_CRATES } from "./rust/crates.ts";
import { rustTests } from "./rust/tests.ts";

const packages = ["rustc"];

/** Rust's own linker looks for /proc, which the sandbox has not. The compiler itself: `rustc` on the path may be rustup's shim, which needs a home. */
const rust: Language = {
  id: "rust",
  title: "Rust",
  aliases: ["rs"],
  extension: ".rs",
  hello: 'fn main() {\n    println!("hello");\n}\n',
  packages,
  reads: () => {
    const shim = commandPath("rustc");
    if (!shim || !outside(shim)) return [];
    return [process.env["RUSTUP_HOME"] ?? join(dirname(dirname(dirname(shim))), ".rustup")];
  },
  toolchain: toolchain({ title: "Rust", commands: ["rustc"], packages }),
  prepare: async (found) => {
    const root = (await output(found.command, ["--print", "sysroot"])) ?? "";
    const libraries = (await output(found.command, ["--print", "target-libdir"])) ?? "";
    const command = join(root, "bin", "rustc");
    const crates = await prepared(`rust-${hashOf([found.version, RUST_CRATES])}`, async (folder) => {
      for (const [name, source] of Object.entries(RUST_CRATES)) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, "lib.rs"), source);
        await output(command, [
          ...["--edition", "2021", "--crate-type", "rlib", "--crate-name", name, "--out-dir", folder],
          join(folder, name, "lib.rs"),
        ]);
      }
    });
    return {
      ...found,
      command,
      reads: outside(root) ? [root] : [],
      prepared: crates,
      details: { libraries: `${root}/lib:${libraries}` },
    };
  },
  program: {
    build: ({ command, prepared: crates }, file) => [
      [
        command,
        ..."--edition 2021 -A warnings --color never --crate-name program -L".split(" "),
        crates ?? ".",
        ..."-C debug-assertions=on -C prefer-dynamic -C link-arg=-s -C link-arg=-fuse-ld=bfd".split(" "),
        ...Object.keys(RUST_CRATES).flatMap((name) => ["--extern", `${name}=${crates}/lib${name}.rlib`]),
        ...[file, "-o", `${BUILD}/program`],
      ],
    ],
    run: () => [`${BUILD}/program`],
    env: ({ details }) => ({ LD_LIBRARY_PATH: details?.["libraries"] ?? "" }),
    tests: rustTests,
  },
};

export default rust;
