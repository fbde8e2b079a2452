/** Samples in one file of an export. */
export const BLOCK = 25;

/** The file that holds what the server would answer on a path. */
export function dataFile(path: string): string {
  return `${encodeURIComponent(path).replaceAll("%", "~")}.js`;
}
