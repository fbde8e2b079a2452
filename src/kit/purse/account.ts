/** What was spent, and what calls under way may still take (null: nobody knows). */
export interface Account {
  calls: number;
  tokens: number;
  usd: number;
  holds: Record<string, { tokens: number | null; usd: number | null; pid?: number; start?: string }>;
}

export interface AccountStore {
  /** Whether other processes change it too. */
  readonly shared: boolean;
  /** Marks this process's holds, so that those of a dead one can be let go. */
  readonly owner: { pid?: number; start?: string };
  /** Changes the account, nobody else between reading and writing. What is thrown leaves it as it was. */
  update<T>(change: (account: Account) => T): Promise<T>;
}

export const emptyAccount = (): Account => ({ calls: 0, tokens: 0, usd: 0, holds: {} });

/** An account that lives as long as the process. */
export function memoryAccount(): AccountStore {
  const account = emptyAccount();
  return { shared: false, owner: {}, update: async (change) => change(account) };
}
