import type { Execute } from './execute.ts'

/**
 * Acknowledges that what follows from these events is done, in the transaction that does it. Answers those that were not
 * acknowledged before: only these may have effects, however often a job is delivered.
 */
export async function receiveSteps(
  execute: Execute,
  eventIds: readonly number[],
): Promise<readonly number[]> {
  if (eventIds.length === 0) return []
  const { rows } = await execute(
    `insert into step_receipt (event_id) select id from unnest($1::bigint[]) as id order by id
     on conflict do nothing returning event_id::float8 as id`,
    [eventIds],
  )
  return (rows as readonly { id: number }[]).map((row) => row.id)
}
