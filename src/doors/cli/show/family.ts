import type { Family, Variant } from "../../../core/family.ts";

/** A family as a row: id, number of models, whether it chats, how it fills gaps, context, licences. */
export function familyRow({ id, variants }: Family): string[] {
  const models = variants.reduce((sum, variant) => sum + variant.models.length, 0);
  const chats = variants.some(({ chat }) => chat) ? "yes" : "no";
  const licences = [...new Set(variants.map(({ licence }) => licence))].join(", ");
  return [id, String(models), chats, gapText(variants), contextText(variants), licences];
}

function gapText(variants: readonly Variant[]): string {
  const template = variants.find(({ infill }) => infill)?.infill?.template;
  if (template === undefined) return "no";
  return template.indexOf("{prefix}") < template.indexOf("{suffix}") ? "prefix first" : "suffix first";
}

/** `2k to 128k`: the least and the most that a model of the family reads; `?` where none is stated. */
function contextText(variants: readonly Variant[]): string {
  const sizes = variants.flatMap(({ context }) => (context === null ? [] : [context]));
  if (sizes.length === 0) return "?";
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)].map(tokensText);
  return least === most ? least! : `${least} to ${most}`;
}

function tokensText(tokens: number): string {
  return tokens < 1024 ? String(tokens) : `${Math.floor(tokens / 1024)}k`;
}
