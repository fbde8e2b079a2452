/** Words of programming prose and others that may stand in their place. */
export const SYNONYMS: Record<string, readonly string[]> = Object.fromEntries(
  `given:provided get:obtain find:locate check:verify create:make remove:delete number:figure numbers:figures
  element:item elements:items word:term words:terms letter:character character:letter first:initial last:final
  largest:biggest smallest:least big:large small:little total:sum sum:total items:entries item:entry even:divisible order:sequence sorted:arranged
  ascending:increasing descending:decreasing empty:blank every:each all:every between:among begin:start start:begin
  end:finish contains:includes contain:include equal:identical returns:yields whole:entire part:piece parts:pieces
  part:portion single:sole only:solely same:equal different:distinct unique:distinct calculate:compute compute:calculate
  count:tally write:compose task:job function:routine result:outcome value:amount values:amounts text:passage
  space:blank spaces:blanks current:present maximum:highest minimum:lowest positive:nonnegative sentence:phrase
  separated:divided separate:split group:cluster groups:clusters pair:couple pairs:couples shift:move shifted:moved
  change:alter replace:substitute possible:feasible following:subsequent example:instance above:over below:under`
    .split(/\s+/)
    .map((entry) => {
      const [word = "", other = ""] = entry.split(":");
      return [word, [other]];
    }),
);

/** Verbs of programming prose: base, past, third person, participle. */
export const VERBS: readonly (readonly [string, string, string, string])[] = `
  be was is being|is was is being|are were are being|have had has having|has had has having|do did does doing
  write wrote writes writing|give gave gives giving|find found finds finding|take took takes taking
  return returned returns returning|check checked checks checking|create created creates creating
  remove removed removes removing|count counted counts counting|implement implemented implements implementing
  calculate calculated calculates calculating|compute computed computes computing|sort sorted sorts sorting
  contain contained contains containing|consider considered considers considering|assume assumed assumes assuming
  make made makes making|get got gets getting|start started starts starting|end ended ends ending|use used uses using
  convert converted converts converting|filter filtered filters filtering|generate generated generates generating
  receive received receives receiving|accept accepted accepts accepting|exist existed exists existing
  should should should should|can could can can|represent represented represents representing|split split splits splitting
  replace replaced replaces replacing|concatenate concatenated concatenates concatenating|need needed needs needing
  determine determined determines determining|ignore ignored ignores ignoring|appear appeared appears appearing`
  .split(/[|\n]/)
  .map((row) => row.trim().split(" "))
  .filter((row) => row.length === 4)
  .map(([base = "", past = "", third = "", participle = ""]) => [base, past, third, participle] as const);

/** The forms of the verb that a word is a form of. */
export function verbOf(word: string): readonly [string, string, string, string] | undefined {
  return VERBS.find((forms) => forms.includes(word.toLowerCase()));
}
