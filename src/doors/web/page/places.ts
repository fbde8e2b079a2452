/** The screens that the side bar leads to. */
export const SCREENS = [
  ["runs", "Runs"],
  ["compare", "Compare"],
  ["leaderboard", "Leaderboard"],
  ["laws", "Laws"],
  ["integrity", "Integrity"],
  ["reproductions", "Reproductions"],
  ["gateway", "Gateway"],
] as const;
