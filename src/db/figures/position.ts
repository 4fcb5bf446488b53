import { sql, type Transaction } from 'kysely'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { TouchedFacts } from '../../workflows/ports/figures-store.ts'
import type { DB } from '../schema.ts'

interface EventRow {
  readonly type: string
  readonly brand_id: string
  readonly subject: string | null
  readonly merged_into: string | null
}

/** What may change the account of a turn. */
const telling = /^(turn|conversation)[.]|^clock[.](armed|paused|resumed|retargeted|finished|corrected)$/

/**
 * Reads on from where the figures stand, in the order of commits: what is not visible yet is never jumped over.
 * Null while another node holds the position.
 */
export async function advance(trx: Transaction<DB>, limit: number): Promise<TouchedFacts | null> {
  const { rows: held } = await sql<{ xid: string; id: number }>`
    select xid::text, id from figures_position for update skip locked
  `.execute(trx)
  const position = held[0]
  if (!position) return null
  const { rows } = await sql<EventRow & { readonly xid: string; readonly id: number }>`
    select xid::text, id, type, brand_id, subject, payload ->> 'merged_into' as merged_into from event
    where (xid, id) > (${position.xid}::xid8, ${position.id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${limit}
  `.execute(trx)
  const last = rows.at(-1)
  if (last)
    await sql`update figures_position set xid = ${last.xid}::xid8, id = ${last.id}::bigint`.execute(trx)
  const touched = rows.filter(({ type }) => telling.test(type))
  return { conversations: conversationsOf(touched), more: rows.length === limit }
}

/** What `advance` does not pass yet, because something older may still appear. */
export async function readAhead(trx: Transaction<DB>): Promise<TouchedFacts['conversations']> {
  const { rows } = await sql<EventRow>`
    select e.type, e.brand_id, e.subject, e.payload ->> 'merged_into' as merged_into
    from figures_position p join event e on (e.xid, e.id) > (p.xid, p.id)
  `.execute(trx)
  return conversationsOf(rows.filter(({ type }) => telling.test(type)))
}

function conversationsOf(rows: readonly EventRow[]): TouchedFacts['conversations'] {
  const byBrand = groupBy(rows, ({ brand_id }) => brand_id as BrandId)
  return new Map(
    [...byBrand].map(([brandId, events]) => {
      const ids = events.flatMap(({ subject, merged_into }) => [subject, merged_into])
      return [brandId, [...new Set(ids)].filter((id) => id !== null).sort()]
    }),
  )
}
