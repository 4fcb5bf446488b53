import { sql, type Kysely } from 'kysely'
import type { ConversationId, PersonId } from '../../domain/ids.ts'
import type { DB } from '../schema.ts'
import type { ConversationPartsRow } from './conversation-parts.ts'
import { inBrands, type Visible } from './visible.ts'

export interface OfferRow extends Pick<
  ConversationPartsRow,
  'channel_id' | 'channel_slug' | 'channel_name' | 'channel_kind'
> {
  readonly id: string
  readonly brand_id: string
  readonly conversation_id: string
  readonly dispatch_id: string
  readonly person_id: string
  readonly person_name: string
  readonly state: 'open' | 'claimed' | 'declined' | 'expired' | 'withdrawn'
  readonly wave: number
  readonly offered_at: Date
  readonly expires_at: Date
  readonly delivered_at: Date | null
  readonly closed_at: Date | null
  readonly reason: string | null
  readonly pay: Readonly<Record<string, unknown>> | null
  readonly language: string | null
  readonly customer_time_zone: string | null
  readonly waiting_since: Date | null
  readonly due_at: Date | null
}

export interface OffersFilter {
  readonly state?: string | undefined
  readonly personId?: string | undefined
  readonly id?: string | undefined
}

/** Leads see all offers of their brands, everybody else their own. */
export async function readOffers(
  db: Kysely<DB>,
  scope: {
    readonly all: readonly string[]
    readonly own: readonly string[]
    readonly personId: PersonId | null
  },
  { state, personId, id }: OffersFilter,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select o.id, o.brand_id, o.conversation_id, o.dispatch_id, o.person_id, p.name as person_name, o.state, o.wave,
      o.offered_at, o.expires_at, o.delivered_at, o.closed_at, o.reason, o.pay,
      coalesce(c.language, cu.language) as language, cu.time_zone as customer_time_zone,
      ch.id as channel_id, ch.slug as channel_slug, ch.name as channel_name, ch.kind as channel_kind,
      t.opened_at as waiting_since,
      (select min(tm.due_at) from timer tm where tm.brand_id = o.brand_id and tm.conversation_id = o.conversation_id
        and tm.turn_id = d.turn_id and tm.kind = 'clock') as due_at
    from offer o
    join person p on p.id = o.person_id
    join dispatch d on d.brand_id = o.brand_id and d.id = o.dispatch_id
    left join turn t on t.brand_id = d.brand_id and t.id = d.turn_id and t.closed_at is null
    join conversation c on c.brand_id = o.brand_id and c.id = o.conversation_id
    join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    where (${inBrands(sql`o.brand_id`, scope.all)} or (${inBrands(sql`o.brand_id`, scope.own)} and o.person_id = ${scope.personId}))
      and ${state ? sql`o.state = ${state}` : sql`true`}
      and ${personId ? sql`o.person_id = ${personId}` : sql`true`}
      and ${id ? sql`o.id = ${id}` : sql`true`}
      and ${after ? sql`(o.offered_at, o.id) < (${new Date(after[0])}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by o.offered_at desc, o.id desc
    limit ${limit}
  `.execute(db)
  return rows
}

export interface OfferStanding {
  readonly conversation_id: ConversationId
  readonly person_id: string
  /** Who has the work by now. */
  readonly holder_id: string | null
  readonly holder_name: string | null
}

/** How an offer among these brands stands, in one look: of a thousand who claim at once, 999 need no more. Null for what is elsewhere or nowhere. */
export async function readOfferStanding(
  db: Kysely<DB>,
  { brands }: Visible,
  id: string,
): Promise<OfferStanding | null> {
  const { rows } = await sql<OfferStanding>`
    select o.conversation_id, o.person_id, c.person_id as holder_id, p.name as holder_name
    from offer o
    left join claim c on c.brand_id = o.brand_id and c.conversation_id = o.conversation_id and c.state = 'active'
    left join person p on p.id = c.person_id
    where o.id = ${id} and ${inBrands(
      sql`o.brand_id`,
      brands.map((brand) => brand.id),
    )}
  `.execute(db)
  return rows[0] ?? null
}
