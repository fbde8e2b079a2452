import type { Samples } from "./samples.ts";

const on = (value: string, gold: string) =>
  `CREATE TABLE input (x);\nINSERT INTO input VALUES (${value});\nSELECT ${gold};\n`;

const sql: Samples = {
  right: "SELECT x * 2 FROM input;\n",
  wrong: "SELECT x * 3 FROM input;\n",
  raises: "SELECT no_such_function(x) FROM input;\n",
  doesNotParse: "SELEC x * 2 FROM input;\n",
  exitsWhenCalled: "SELECT load_extension('exit') FROM input;\n",
  loops:
    "WITH RECURSIVE r(n) AS (SELECT x FROM input UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r;\n",
  fillsMemory:
    "WITH RECURSIVE r(n, s) AS (SELECT 1, zeroblob(1000000) UNION ALL SELECT n + 1, randomblob(1000000) FROM r) SELECT s FROM r ORDER BY s;\n",
  ownMain: "SELECT 'main';\nSELECT x * 2 FROM input;\nUPDATE input SET x = 0;\n",
  unicode: "SELECT 'é𝒳 ' || x FROM input;\n",
  printsMuch: "SELECT hex(zeroblob(5000000));\nSELECT x * 2 FROM input;\n",
  echo: "SELECT upper(readfile('/dev/stdin'));\n",
  test: on("2", "4"),
  otherTest: on("2", "6"),
  unicodeTest: on("'ünï☃'", "'é𝒳 ünï☃'"),
  doesNotCompileTest: on("2", "4 FROM"),
  calls: false,
  cheats: [
    "CREATE VIEW answers AS SELECT 6;\nSELECT * FROM answers;\n",
    "CREATE TEMP TABLE input AS SELECT 2 AS x;\nSELECT x FROM input UNION ALL SELECT 4;\n",
  ],
};

export default sql;
