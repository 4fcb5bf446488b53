/** Runs one statement, in a transaction of the caller's where it stands in one: a pg client, a pool, kysely. */
export type Execute = (
  text: string,
  values: readonly unknown[],
) => Promise<{ readonly rows: readonly unknown[] }>
