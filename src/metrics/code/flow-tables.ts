/** Which node types move data in a language, by tree-sitter's names. */
export interface FlowTable {
  assign: readonly string[];
  define: readonly string[];
  increment?: readonly string[];
  branch: readonly string[];
  /** From the first child of such a type on, each child of a branch starts from the state before it. */
  alternative: readonly string[];
  for?: readonly string[];
  /** What the head of a loop of three parts declares. */
  declaration?: string;
  forEach?: readonly string[];
  while: readonly string[];
  /** Children that happen before their elder siblings. */
  first?: readonly string[];
  /** Assignments pair their parts, as in Python. */
  pairwise?: true;
}

const JAVASCRIPT: FlowTable = {
  assign: ["assignment_pattern", "augmented_assignment_expression"],
  define: ["variable_declarator"],
  increment: ["update_expression"],
  branch: ["if_statement", "else"],
  alternative: ["if_statement", "else"],
  for: ["for_statement"],
  declaration: "variable_declaration",
  while: ["while_statement"],
};

/** CodeBLEU judges C and C++ by the extractor for C#, which knows few of their nodes. */
const CSHARP: FlowTable = {
  assign: ["assignment_expression"],
  define: ["variable_declarator"],
  increment: ["postfix_unary_expression"],
  branch: ["if_statement", "else"],
  alternative: ["if_statement", "else"],
  for: ["for_statement"],
  declaration: "local_variable_declaration",
  forEach: ["for_each_statement"],
  while: ["while_statement"],
};

/** The extractors of GraphCodeBERT as tables: what they leave out is left out here too, or scores would not compare. */
export const FLOW_TABLES: Readonly<Record<string, FlowTable>> = {
  python: {
    assign: ["assignment", "augmented_assignment", "for_in_clause"],
    define: ["default_parameter"],
    branch: ["if_statement"],
    alternative: ["elif_clause", "else_clause"],
    forEach: ["for_statement"],
    while: ["while_statement"],
    first: ["for_in_clause"],
    pairwise: true,
  },
  java: {
    assign: ["assignment_expression"],
    define: ["variable_declarator"],
    increment: ["update_expression"],
    branch: ["if_statement", "else"],
    alternative: ["if_statement", "else"],
    for: ["for_statement"],
    declaration: "local_variable_declaration",
    forEach: ["enhanced_for_statement"],
    while: ["while_statement"],
  },
  go: {
    assign: ["assignment_statement"],
    define: ["var_spec"],
    increment: ["inc_statement"],
    branch: ["if_statement", "else"],
    alternative: ["if_statement", "else"],
    for: ["for_statement"],
    declaration: "for_clause",
    while: [],
  },
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  csharp: CSHARP,
  c: CSHARP,
  cpp: CSHARP,
};
