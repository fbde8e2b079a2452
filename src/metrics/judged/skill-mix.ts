/** One grading of one answer: a point for each of k skills, and three for topic, sense and length. */
export interface SkillMixPoints {
  skills: readonly boolean[];
  topic: boolean;
  sense: boolean;
  length: boolean;
}

/** Skill-Mix's three measures of one answer. */
export interface SkillMix {
  fullMarks: boolean;
  allSkills: boolean;
  skillFraction: number;
}

/** The majority of several gradings, point by point; half is not a majority. */
export function majorityPoints(gradings: readonly SkillMixPoints[]): SkillMixPoints {
  const most = (of: (grading: SkillMixPoints) => boolean) => 2 * gradings.filter(of).length > gradings.length;
  return {
    skills: gradings[0]!.skills.map((_, skill) => most((grading) => grading.skills[skill]!)),
    topic: most(({ topic }) => topic),
    sense: most(({ sense }) => sense),
    length: most(({ length }) => length),
  };
}

/** Full marks: every point. All skills: every skill and two of the rest. Fraction: share of skills, if all the rest is met. */
export function skillMix({ skills, topic, sense, length }: SkillMixPoints): SkillMix {
  const rest = [topic, sense, length].filter(Boolean).length;
  const met = skills.filter(Boolean).length;
  return {
    fullMarks: met === skills.length && rest === 3,
    allSkills: met === skills.length && rest >= 2,
    skillFraction: rest === 3 ? met / skills.length : 0,
  };
}
