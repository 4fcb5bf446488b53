import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { TouchedFacts } from '../../workflows/ports/figures-store.ts'
import type { DB } from '../schema.ts'

interface Position {
  readonly seen: string
  readonly seen_at: Date
  readonly target: string | null
  readonly target_at: Date | null
  readonly at_xid: string
  readonly at_id: number
}

interface BatchRow {
  readonly count: number
  readonly last_xid: string | null
  readonly last_id: number | null
  readonly touched: Readonly<Record<BrandId, readonly string[]>> | null
}

/** Milliseconds after which it is written down that nothing has happened. */
const SAID_AFTER = 5_000

/** What may change the account of a turn, its cause included. */
const telling =
  '^((turn|conversation|message|dispatch|offer|claim)[.]|clock[.](armed|paused|resumed|retargeted|finished|corrected)$|reply[.]bounced$)'

/**
 * Reads on from where the figures stand. They have seen what one snapshot of the database shows (`seen`) and go through what
 * a newer one shows besides (`target`), in several looks if it is much: what an older transaction commits in the meantime is
 * in a later snapshot, and holds up nothing else. Null while another node holds the position, unless it is waited for.
 */
export async function advance(
  trx: Transaction<DB>,
  limit: number,
  { wait }: { readonly wait: boolean },
): Promise<TouchedFacts | null> {
  const { rows: held } = await sql<Position>`
    select seen::text, seen_at, target::text, target_at, at_xid::text, at_id from figures_position
    for update ${wait ? sql`` : sql`skip locked`}
  `.execute(trx)
  const position = held[0]
  if (!position) return null
  const { target, targetAt } = await targetOf(trx, position)
  const { count, last_xid, last_id, touched } = await readBatch(trx, position, target, limit)
  const more = count === limit
  if (more)
    await sql`
      update figures_position set target = ${target}::pg_snapshot, target_at = ${targetAt},
        at_xid = ${last_xid}::xid8, at_id = ${last_id}::bigint
    `.execute(trx)
  else if (
    count > 0 ||
    position.target !== null ||
    targetAt.getTime() - position.seen_at.getTime() > SAID_AFTER
  )
    await sql`
      update figures_position set seen = ${target}::pg_snapshot, seen_at = ${targetAt}, target = null, target_at = null,
        at_xid = '0', at_id = 0, xid = pg_snapshot_xmin(${target}::pg_snapshot), id = 0
    `.execute(trx)
  return {
    conversations: new Map(Object.entries(touched ?? {}) as [BrandId, readonly string[]][]),
    more,
    upTo: (more ? position.seen_at : targetAt).getTime(),
  }
}

async function targetOf(
  trx: Transaction<DB>,
  { target, target_at }: Position,
): Promise<{ target: string; targetAt: Date }> {
  if (target !== null && target_at !== null) return { target, targetAt: target_at }
  const { rows } = await sql<{ target: string; target_at: Date }>`
    select pg_current_snapshot()::text as target, date_trunc('milliseconds', statement_timestamp()) as target_at
  `.execute(trx)
  return { target: rows[0]!.target, targetAt: rows[0]!.target_at }
}

/** First what was under way when `seen` was taken, then what began since; each part is a range of one index. */
async function readBatch(
  trx: Transaction<DB>,
  { seen, at_xid, at_id }: Position,
  target: string,
  limit: number,
): Promise<BatchRow> {
  const part = (began: ReturnType<typeof sql>) => sql`(
    select xid, id, type, brand_id, subject, payload ->> 'merged_into' as merged_into from event
    where ${began} and (xid, id) > (${at_xid}::xid8, ${at_id}::bigint) and pg_visible_in_snapshot(xid, ${target}::pg_snapshot)
    order by xid, id limit ${limit}
  )`
  const { rows } = await sql<BatchRow>`
    with batch as materialized (
      ${part(sql`xid = any (array (select pg_snapshot_xip(${seen}::pg_snapshot)))`)}
      union all
      ${part(sql`xid >= pg_snapshot_xmax(${seen}::pg_snapshot) and xid < pg_snapshot_xmax(${target}::pg_snapshot)`)}
      order by xid, id limit ${limit}
    ), touched as (
      select brand_id, array_agg(distinct conversation_id order by conversation_id) as ids
      from batch cross join lateral unnest(array[subject, merged_into::uuid]) as conversation_id
      where type ~ ${telling} and conversation_id is not null
      group by brand_id
    )
    select (select count(*)::int from batch) as count, last.xid::text as last_xid, last.id as last_id,
      (select jsonb_object_agg(brand_id, ids) from touched) as touched
    from (select) nothing left join (select xid, id from batch order by xid desc, id desc limit 1) last on true
  `.execute(trx)
  return rows[0]!
}
