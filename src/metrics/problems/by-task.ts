/** Records of the same task together: the problem, not the sample, is the unit of every mean and interval. */
export function byTask<Sample extends { task: string }>(records: readonly Sample[]): Sample[][] {
  const tasks = new Map<string, Sample[]>();
  for (const record of records) {
    const group = tasks.get(record.task);
    if (group) group.push(record);
    else tasks.set(record.task, [record]);
  }
  return [...tasks.values()];
}
