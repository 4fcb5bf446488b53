import { sql, type Kysely } from 'kysely'
import type { VisitState } from '../../workflows/ports/shopper-store.ts'
import type { DB } from '../schema.ts'

export interface ShopperVisitRow {
  readonly id: string
  readonly plan: string
  readonly channel: string
  readonly on_date: string
  readonly by_hand: boolean
  readonly state: VisitState
  readonly written_at: Date
  readonly received_at: Date | null
  readonly answered_at: Date | null
  readonly problem: string | null
}

/** Visits of a brand, the newest first. Who answered is nobody's to read. */
export async function readShopperVisits(
  db: Kysely<DB>,
  brandId: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly ShopperVisitRow[]> {
  const { rows } = await sql<ShopperVisitRow>`
    select v.id, v.plan, c.slug as channel, to_char(v.on_date, 'YYYY-MM-DD') as on_date, v.by_hand, v.state, v.written_at, v.received_at,
      v.answered_at, v.problem
    from shopper_visit v join channel c on c.brand_id = v.brand_id and c.id = v.channel_id
    where v.brand_id = ${brandId}
      and ${after ? sql`(v.written_at, v.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by v.written_at desc, v.id desc limit ${limit}
  `.execute(db)
  return rows
}
