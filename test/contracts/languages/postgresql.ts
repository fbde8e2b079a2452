import type { Samples } from "./samples.ts";

const on = (type: string, value: string, gold: string) =>
  `CREATE TABLE input (x ${type});\nINSERT INTO input VALUES (${value});\nSELECT ${gold};\n`;

const postgresql: Samples = {
  right: "SELECT x * 2 FROM input;\n",
  wrong: "SELECT x * 3 FROM input;\n",
  raises: "SELECT no_such_function(x) FROM input;\n",
  doesNotParse: "SELEC x * 2 FROM input;\n",
  exitsWhenCalled: "SELECT pg_terminate_backend(pg_backend_pid()) FROM input;\n",
  loops:
    "WITH RECURSIVE r(n) AS (SELECT x FROM input UNION ALL SELECT (n + 1) % 7 FROM r) SELECT n FROM r WHERE n > 10 LIMIT 1;\n",
  fillsMemory:
    "SET work_mem = '2GB';\nSELECT length(string_agg(repeat(md5(n::text), 1000), '')) FROM generate_series(1, 1000000) n;\n",
  ownMain: "SELECT 'main';\nSELECT x * 2 FROM input;\nUPDATE input SET x = 0;\n",
  unicode: "SELECT 'é𝒳 ' || x FROM input;\n",
  printsMuch: "SELECT repeat('x', 10000000);\nSELECT x * 2 FROM input;\n",
  echo: "SELECT upper(current_setting('assay.stdin'));\n",
  test: on("int", "2", "4"),
  otherTest: on("int", "2", "6"),
  unicodeTest: on("text", "'ünï☃'", "'é𝒳 ünï☃'"),
  doesNotCompileTest: on("int", "2", "4 FROM"),
  calls: false,
  cheats: [
    "COPY (SELECT 1) TO PROGRAM 'echo forged; exit 0';\n",
    "CREATE FUNCTION alike(int, int) RETURNS bool LANGUAGE sql AS 'SELECT true';\nSELECT pg_read_file('program.pgsql');\n",
  ],
};

export default postgresql;
