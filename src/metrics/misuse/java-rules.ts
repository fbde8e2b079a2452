import type { MisuseRule, UsagePattern } from "./rules.ts";

const TRY: UsagePattern = { inside: "try" };

const guarded = (guard: RegExp): UsagePattern[] => [
  { inside: "condition", guard },
  { inside: "loop", guard },
];

/**
 * The APIs of RobustAPI's questions, and what counts as right use of each, after the paper's published list. For five of them
 * (`findViewById`, `DataOutputStream.write`, `Mac.doFinal`, `RandomAccessFile.read`, `SortedMap.firstKey`) that list has no
 * line; their rules are ours, after the documented contracts, as are those of `Integer.parseInt`. `mkdir` makes one folder
 * and says nothing when those above it are missing: the paper wants `mkdirs`.
 */
export const JAVA_RULES: readonly MisuseRule[] = [
  rule("Activity", "setContentView", [{ before: ["onCreate"] }], null),
  rule("Activity", "findViewById", [{ before: ["setContentView"] }], null),
  rule("ApplicationInfo", "loadIcon", [TRY, { before: ["getPackageManager"] }]),
  rule("BufferedReader", "readLine", [TRY, { before: ["BufferedReader"] }]),
  rule("Cipher", "init", [TRY, { before: ["getInstance"] }]),
  rule("DataOutputStream", "write", [TRY, { after: ["close"] }]),
  rule("File", "createNewFile", [TRY]),
  rule("File", "mkdir", []),
  rule("File", "mkdirs", [{}]),
  rule("FileChannel", "write", [TRY]),
  construction("FileInputStream", [TRY]),
  rule("InputStream", "read", [TRY], ["InputStream", "FileInputStream", "BufferedInputStream"]),
  rule("Integer", "parseInt", [TRY, { inside: "condition", guard: /matches|isDigit/ }], null),
  rule("Iterator", "next", guarded(/hasNext/), ["Iterator", "ListIterator"]),
  rule("JFrame", "setPreferredSize", [{ after: ["pack"] }]),
  rule("JsonElement", "getAsString", guarded(/!=\s*null|isJsonPrimitive/)),
  rule("List", "get", [{ inside: "loop", guard: /\bsize\(\)/ }], ["List", "ArrayList", "LinkedList"]),
  rule("Mac", "doFinal", [TRY, { before: ["init"] }]),
  rule(
    "Map",
    "get",
    [{ thenCondition: true }],
    ["Map", "HashMap", "TreeMap", "LinkedHashMap", "ConcurrentHashMap"],
  ),
  rule("PrintWriter", "write", [TRY, { after: ["close"] }]),
  rule("ProgressDialog", "dismiss", [{ inside: "condition", guard: /!=\s*null/ }]),
  rule("RandomAccessFile", "read", [TRY]),
  rule("RandomAccessFile", "write", [{ inside: "try", after: ["close"] }]),
  rule("SQLiteDatabase", "query", [{ after: ["close"] }]),
  rule("SimpleDateFormat", "parse", [TRY, { before: ["SimpleDateFormat"] }]),
  rule(
    "SortedMap",
    "firstKey",
    [{ inside: "condition", guard: /isEmpty|size/ }, TRY],
    ["SortedMap", "TreeMap"],
  ),
  rule("String", "getBytes", [{ argued: true }]),
  rule("String", "indexOf", [{ thenCondition: true }]),
  rule("StringTokenizer", "nextToken", guarded(/hasMoreTokens/)),
  rule("TypedArray", "getString", [{ after: ["recycle"] }, { thenCondition: true }]),
];

/** `on` is the class itself unless given; null where the object is not named, or is the class. */
function rule(
  name: string,
  call: string,
  patterns: readonly UsagePattern[],
  on: readonly string[] | null = [name],
): MisuseRule {
  const known = on ? { on } : { type: new RegExp(`\\b${name}\\b`) };
  return { id: `java/${name}.${call}`, language: "java", call, patterns, ...known };
}

function construction(name: string, patterns: readonly UsagePattern[]): MisuseRule {
  return { id: `java/${name}`, language: "java", call: name, type: new RegExp(`\\b${name}\\b`), patterns };
}
