import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface OpenSlotRow {
  readonly id: string
  readonly brand_id: string
  readonly channel_kind: ChannelKind
  /** Empty where any language will do. */
  readonly language: string
  readonly from_at: Date
  readonly to_at: Date
  readonly arrivals: number
  readonly state: 'open' | 'taken'
  readonly person_id: string | null
  readonly person_name: string | null
  readonly change_id: string | null
}

/** Slots that are not over, the earliest first. */
export async function readOpenSlots(
  db: Kysely<DB>,
  brandIds: readonly string[],
  filter: { readonly now: Date; readonly id?: string; readonly takenBy?: string; readonly lock?: boolean },
): Promise<readonly OpenSlotRow[]> {
  const { now, id, takenBy, lock = false } = filter
  const { rows } = await sql<OpenSlotRow>`
    select s.id, s.brand_id, s.channel_kind, s.language, s.from_at, s.to_at, s.arrivals, s.state, s.person_id,
      p.name as person_name, s.change_id
    from open_slot s left join person p on p.id = s.person_id
    where ${inBrands(sql`s.brand_id`, brandIds)} and s.state <> 'withdrawn' and s.to_at > ${now}
      and ${id ? sql`s.id = ${id}` : sql`true`} and ${takenBy ? sql`s.person_id = ${takenBy}` : sql`true`}
    order by s.from_at, s.to_at, s.id limit 1000 ${lock ? sql`for update of s` : sql``}
  `.execute(db)
  return rows
}
