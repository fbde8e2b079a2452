/** Members that agree, with what they agree on. */
export interface Camp<Member> {
  key: string;
  members: Member[];
}

/**
 * Groups by agreement, the largest first; among equals the one whose first member came first. `weightOf` counts a member
 * as more or less than one; a key of null is an abstention.
 */
export default function vote<Member>(
  members: readonly Member[],
  keyOf: (member: Member) => string | null,
  weightOf: (member: Member) => number = () => 1,
): Camp<Member>[] {
  const camps = new Map<string, Camp<Member>>();
  for (const member of members) {
    const key = keyOf(member);
    if (key === null) continue;
    const camp = camps.get(key) ?? { key, members: [] };
    camp.members.push(member);
    camps.set(key, camp);
  }
  const weight = (camp: Camp<Member>) => camp.members.reduce((sum, member) => sum + weightOf(member), 0);
  return [...camps.values()].sort((a, b) => weight(b) - weight(a));
}
