import c from "./c.ts";
import type { Syntax } from "./syntax.ts";

/** C++, as models write it. */
const cpp: Syntax = { ...c, names: ["cpp", "c++", "cxx", "cc"], title: "C++" };

export default cpp;
