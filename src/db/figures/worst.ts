import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { readNamedAccounts } from './named-accounts.ts'
import { owedWithin } from './details.ts'

/**
 * Neglected turns, the longest waits first. Those that ended are found by an index alone, of those still open the oldest
 * wait longest; only what is kept is read whole.
 */
export async function readWorst(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  now: Instant,
  limit: number,
): Promise<readonly TurnAccount[]> {
  const at = sql`${formatInstant(now)}::timestamptz`
  const ended = sql`
    select a.turn_id, a.ended_at - a.opened_at as wait from turn_account a
    where a.brand_id = ${brandId} and a.neglected
      and a.opened_at >= ${formatInstant(from)}::timestamptz and a.opened_at < ${formatInstant(to)}::timestamptz
    order by wait desc, a.turn_id limit ${limit}`
  const open = sql`
    select a.turn_id, ${at} - a.opened_at as wait from turn_account a
    where ${owedWithin(brandId, from, to)} and a.ended_at is null and ${at} > a.past_at
    order by a.opened_at, a.turn_id limit ${limit}`
  const { rows } = await sql<{ turn_id: string }>`
    select turn_id from ((${ended}) union all (${open})) worst order by wait desc, turn_id limit ${limit}
  `.execute(trx)
  const ids = rows.map(({ turn_id }) => turn_id)
  const accounts = await readNamedAccounts(
    trx,
    sql`a.brand_id = ${brandId} and a.turn_id = any (${ids}::uuid[])`,
  )
  const byId = new Map(accounts.map((account) => [account.turnId, account]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
