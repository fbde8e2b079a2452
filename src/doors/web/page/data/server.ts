import type { Source } from "./source.ts";

export const fromServer: Source = {
  live: true,
  async get(path) {
    const response = await fetch(`api/${path}`);
    const answer = await response.json().catch(() => ({ error: response.statusText }));
    if (!response.ok) throw new Error((answer as { error: string }).error);
    return answer;
  },
};
