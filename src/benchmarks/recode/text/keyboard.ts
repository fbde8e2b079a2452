const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** A key beside this letter on an English keyboard; anything else as it is. */
export function neighbour(letter: string, random: () => number): string {
  const lower = letter.toLowerCase();
  const row = ROWS.findIndex((keys) => keys.includes(lower));
  if (row === -1) return letter;
  const at = ROWS[row]!.indexOf(lower);
  const near = [ROWS[row]![at - 1], ROWS[row]![at + 1], ROWS[row - 1]?.[at], ROWS[row + 1]?.[at]].filter(
    (key) => key !== undefined,
  );
  const key = near[Math.floor(random() * near.length)] ?? lower;
  return letter === lower ? key : key.toUpperCase();
}
