import type { OfferRow } from '../../../db/read/offers.ts'
import type { Offer } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import { presentChannelRef } from '../conversations/present-parts.ts'

export function presentOffer(row: OfferRow): Offer {
  return {
    id: row.id,
    brand_id: row.brand_id,
    conversation_id: row.conversation_id,
    dispatch_id: row.dispatch_id,
    person_id: row.person_id,
    person_name: row.person_name,
    state: row.state,
    wave: row.wave,
    offered_at: row.offered_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    delivered_at: instantOrNull(row.delivered_at),
    closed_at: instantOrNull(row.closed_at),
    reason: row.reason,
    channel: presentChannelRef(row),
    language: row.language,
    customer_time_zone: row.customer_time_zone,
    waiting_since: instantOrNull(row.waiting_since),
    due_at: instantOrNull(row.due_at),
    pay: row.pay,
  }
}
