import type pg from 'pg'
import type { EventPosition } from './event-position.ts'

/** An event as the log holds it, with its place in the order of reading. */
export interface TailedEvent {
  readonly position: EventPosition
  readonly id: number
  readonly brandId: string
  readonly type: string
  readonly subject: string | null
  readonly occurredAt: Date
  readonly recordedAt: Date
  readonly payload: Readonly<Record<string, unknown>>
}

interface Row {
  readonly xid: string
  readonly id: number
  readonly brand_id: string
  readonly type: string
  readonly subject: string | null
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Events after a position, in order, of transactions before which none is still under way: what is not visible yet is never
 * jumped over. `upTo` bounds the reading from above, inclusive.
 */
export async function readEventsAfter(
  pool: pg.Pool,
  after: EventPosition,
  {
    limit,
    brandIds,
    upTo,
  }: { readonly limit: number; readonly brandIds?: readonly string[]; readonly upTo?: EventPosition },
): Promise<readonly TailedEvent[]> {
  const { rows } = await pool.query<Row>({
    name: brandIds ? 'events-after-of-brands' : 'events-after',
    text: `
      select xid::text, id, brand_id, type, subject, occurred_at, recorded_at, payload from event
      where (xid, id) > ($1::xid8, $2::bigint)
        and xid < pg_snapshot_xmin(pg_current_snapshot())
        and ($4::xid8 is null or (xid, id) <= ($4::xid8, $5::bigint))
        ${brandIds ? 'and brand_id = any ($6::uuid[])' : ''}
      order by xid, id limit $3`,
    values: [
      after.xid,
      after.id,
      limit,
      upTo?.xid ?? null,
      upTo?.id ?? null,
      ...(brandIds ? [brandIds] : []),
    ],
  })
  return rows.map((row) => ({
    position: { xid: row.xid, id: row.id },
    id: row.id,
    brandId: row.brand_id,
    type: row.type,
    subject: row.subject,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    payload: row.payload,
  }))
}

/** Where the log ends for now: everything before it is committed. */
export async function readEndOfLog(pool: pg.Pool): Promise<EventPosition> {
  const { rows } = await pool.query<{ xid: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xid',
  )
  return { xid: rows[0]!.xid, id: 0 }
}
