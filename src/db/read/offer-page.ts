import { sql, type Kysely } from 'kysely'
import type { BrandId, ConversationId, OfferId, PersonId } from '../../domain/ids.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { DB } from '../schema.ts'

/** What the page of one offer needs to know, for the one person it was made to. */
export interface OfferPageRow {
  readonly offer_id: OfferId
  readonly brand_id: BrandId
  readonly conversation_id: ConversationId
  readonly person_id: PersonId
  readonly person_time_zone: string
  readonly person_languages: readonly string[]
  readonly offer_state: 'open' | 'claimed' | 'declined' | 'expired' | 'withdrawn'
  readonly expires_at: Date
  readonly brand_name: string
  readonly channel_name: string
  readonly channel_kind: ChannelKind
  readonly language: string | null
  readonly customer_time_zone: string | null
  /** Null when nobody waits any more. */
  readonly waiting_since: Date | null
  readonly due_at: Date | null
  readonly holder_id: PersonId | null
  readonly holder_name: string | null
  readonly reply_by: Date | null
  /** How the person's own last claim on this conversation stands. */
  readonly own_claim: 'active' | 'answered' | 'lapsed' | 'handed_back' | 'superseded' | null
  readonly reply_state: 'queued' | 'handed_over' | 'failed' | null
  readonly reply_error: string | null
}

export async function readOfferPage(
  db: Kysely<DB>,
  offerId: OfferId,
  personId: PersonId,
): Promise<OfferPageRow | null> {
  const { rows } = await sql<OfferPageRow>`
    select o.id as offer_id, o.brand_id, o.conversation_id, o.person_id, p.time_zone as person_time_zone,
      p.languages as person_languages, o.state as offer_state, o.expires_at, b.name as brand_name,
      ch.name as channel_name, ch.kind as channel_kind, coalesce(c.language, cu.language) as language,
      cu.time_zone as customer_time_zone, t.opened_at as waiting_since,
      (select min(tm.due_at) from timer tm where tm.brand_id = o.brand_id and tm.conversation_id = o.conversation_id
        and tm.turn_id = d.turn_id and tm.kind = 'clock') as due_at,
      cl.person_id as holder_id, hp.name as holder_name, cl.reply_by,
      (select w.state from claim w where w.brand_id = o.brand_id and w.conversation_id = o.conversation_id
        and w.person_id = o.person_id and w.claimed_at >= o.offered_at order by w.claimed_at desc limit 1) as own_claim,
      r.state as reply_state, r.error as reply_error
    from offer o
    join person p on p.id = o.person_id
    join brand b on b.id = o.brand_id
    join dispatch d on d.brand_id = o.brand_id and d.id = o.dispatch_id
    join conversation c on c.brand_id = o.brand_id and c.id = o.conversation_id
    join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    left join turn t on t.brand_id = d.brand_id and t.id = d.turn_id and t.closed_at is null
    left join claim cl on cl.brand_id = o.brand_id and cl.conversation_id = o.conversation_id and cl.state = 'active'
    left join person hp on hp.id = cl.person_id
    left join lateral (
      select state, error from reply where brand_id = o.brand_id and conversation_id = o.conversation_id
        and person_id = o.person_id and queued_at >= o.offered_at
      order by queued_at desc limit 1) r on true
    where o.id = ${offerId} and o.person_id = ${personId} and p.removed_at is null
  `.execute(db)
  return rows[0] ?? null
}
