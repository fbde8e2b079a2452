import { fences } from "../../../moves/text/fences.ts";

const MAKE =
  /\b(?:write|implement|create|complete|code|program|generate|make|build|develop|define|give me|show me|provide|solve|finish|fill in|fix|repair|correct|debug|rewrite|refactor|optimi[sz]e|convert|port|translate|need|want)\b/i;

const CODE =
  /\b(?:function|method|program|script|class|code|algorithm|implementation|snippet|subroutine|solution|one-liner|def|bug)\b|\b(?:python|javascript|c\+\+)(?!\w)/i;

/** How a turn begins that wants words, not a program. */
const WORDS =
  /^\W*(?:please |can you |could you )?(?:explain|describe|what|why|how|when|who|which|where|is|are|does|do|did|was|compare|summari[sz]e|review|discuss|tell me|list|name|thanks|thank you|hello|hi|hey)\b/i;

/** Words at the beginning after which even "write a function" asks for none. */
const EXPLAINS =
  /^\W*(?:please |can you |could you )?(?:explain|why|how (?:does|is|did|come)|describe|review|compare|summari[sz]e)\b/i;

/** Code in a turn: a definition, or a test. */
const SHOWN =
  /^\s*(?:(?:async\s+)?def\s+\w+\s*\(|assert\b|>>> |(?:export\s+)?(?:async\s+)?function\s+\w+\s*\(|assert\.\w+\()/m;

/** What a turn says that goes on from an answer with code. */
const GO_ON =
  /\b(?:fix|correct|repair|debug|rewrite|refactor|optimi[sz]e|faster|simpler|shorter|instead|again|fails?|failing|wrong|broken|doesn't work|does not work|still|now|also|handle|add|change|use|without|must|should)\b/i;

/**
 * Whether a turn asks for a program: it says so (a verb of making beside a word for code), or it is code to be completed
 * or tests to be passed. Erring, it errs to "no": what is no task passes through untouched.
 */
export function wantsCode(text: string): boolean {
  const words = WORDS.test(text);
  const asks = MAKE.test(text) && CODE.test(text);
  // "What is a function?" and "Explain this code" use the words of a request.
  if (words) return asks && !EXPLAINS.test(text) && /\b(?:write|implement|fix|complete)\b/i.test(text);
  return asks || SHOWN.test(text);
}

/** Whether a turn goes on from an answer that held code. */
export function goesOn(text: string, answer: string): boolean {
  return fences(answer).length > 0 && GO_ON.test(text) && !WORDS.test(text);
}
