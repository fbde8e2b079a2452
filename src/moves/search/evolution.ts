/** A member of a population with its fitness, higher is fitter. */
export interface Fit<Member> {
  member: Member;
  fitness: number;
}

export interface Evolution<Member> {
  generations: number;
  /** Members kept after each generation, the fittest of parents and children. */
  size: number;
  /** Children made in each generation. */
  children: number;
  /** A child of parents that were drawn, the fitter first; null when nothing came of it. */
  vary: (parents: Fit<Member>[], generation: number) => Promise<Member | null>;
  /** How many parents a child has. */
  parents: number;
  /** A parent is the fittest of so many, drawn with replacement; 1 is chance alone. */
  tournament: number;
  fitnessOf: (member: Member) => Promise<number>;
  /** Ends with the generation in which a member is this fit. */
  enough?: number;
  /** A number in [0, 1). */
  random: () => number;
}

/**
 * Evolution of a population that never loses its fittest: in each generation children of drawn parents are made, and the
 * fittest of all stay. Among equally fit ones the newer stays. Gives the last population, fittest first.
 */
export default async function evolution<Member>(
  first: readonly Member[],
  options: Evolution<Member>,
): Promise<Fit<Member>[]> {
  const { generations, size, children, vary, parents, tournament, fitnessOf, random } = options;
  const enough = options.enough ?? Number.POSITIVE_INFINITY;
  const measured = (members: readonly Member[]) =>
    Promise.all(members.map(async (member) => ({ member, fitness: await fitnessOf(member) })));
  let population = fittest(await measured(first), size);
  for (let generation = 1; generation <= generations; generation++) {
    if (population.length === 0 || population[0]!.fitness >= enough) break;
    const drawn = Array.from({ length: children }, () =>
      fittest(
        Array.from({ length: parents }, () => contest(population, tournament, random)),
        parents,
      ),
    );
    const made = await Promise.all(drawn.map((group) => vary(group, generation)));
    const born = await measured(made.filter((member) => member !== null));
    population = fittest([...population, ...born], size);
  }
  return population;
}

function contest<Member>(population: Fit<Member>[], rounds: number, random: () => number): Fit<Member> {
  const drawn = Array.from({ length: rounds }, () => Math.floor(random() * population.length));
  // The population is fittest first.
  return population[Math.min(...drawn)]!;
}

function fittest<Member>(members: Fit<Member>[], size: number): Fit<Member>[] {
  return [...members]
    .reverse()
    .sort((a, b) => b.fitness - a.fitness)
    .slice(0, size);
}
