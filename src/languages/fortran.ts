import { BUILD, type Language } from "../core/language.ts";
import { fortranTests } from "./fortran/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["gfortran"];

const fortran: Language = {
  id: "fortran",
  title: "Fortran (gfortran)",
  aliases: ["f90", "gfortran"],
  extension: ".f90",
  hello: 'program hello\n  print "(a)", "hello"\nend program hello\n',
  packages,
  toolchain: toolchain({
    title: "Fortran compiler",
    commands: ["gfortran"],
    version: ["-dumpfullversion"],
    packages,
  }),
  program: {
    build: ({ command }, file) => [
      [
        ...[command, "-O1", "-w", "-ffree-line-length-none", "-fdiagnostics-color=never"],
        ...[file, "-o", `${BUILD}/program`],
      ],
    ],
    run: () => [`${BUILD}/program`],
    tests: fortranTests,
  },
};

export default fortran;
