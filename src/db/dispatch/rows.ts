import type { Selectable } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Claim, Dispatch, Offer } from '../../domain/dispatch/dispatch.ts'
import type {
  BrandId,
  ClaimId,
  ConversationId,
  DispatchId,
  OfferId,
  PersonId,
  TurnId,
} from '../../domain/ids.ts'
import type { Audience } from '../../domain/policy/policy.ts'
import type { Claim as ClaimTable, Dispatch as DispatchTable, Offer as OfferTable } from '../schema.ts'

export function dispatchOf(row: Selectable<DispatchTable>): Dispatch {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id as DispatchId,
    conversationId: row.conversation_id as ConversationId,
    turnId: row.turn_id as TurnId,
    state: row.state as Dispatch['state'],
    version: row.version,
    wave: row.wave,
    audiences: row.audiences as Audience[],
    linkedTo: row.linked_to as DispatchId | null,
    openedAt: row.opened_at.getTime(),
  }
}

export function offerOf(row: Selectable<OfferTable>): Offer {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id as OfferId,
    dispatchId: row.dispatch_id as DispatchId,
    conversationId: row.conversation_id as ConversationId,
    channelKind: row.channel_kind as ChannelKind,
    personId: row.person_id as PersonId,
    wave: row.wave,
    state: row.state as Offer['state'],
    offeredAt: row.offered_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    deliveredAt: row.delivered_at?.getTime() ?? null,
  }
}

export function claimOf(row: Selectable<ClaimTable>): Claim {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id as ClaimId,
    conversationId: row.conversation_id as ConversationId,
    turnId: row.turn_id as TurnId,
    channelKind: row.channel_kind as ChannelKind,
    dispatchId: row.dispatch_id as DispatchId | null,
    offerId: row.offer_id as OfferId | null,
    personId: row.person_id as PersonId,
    origin: row.origin as Claim['origin'],
    state: row.state as Claim['state'],
    version: row.version,
    claimedAt: row.claimed_at.getTime(),
    startedAt: row.started_at?.getTime() ?? null,
    replyBy: row.reply_by.getTime(),
  }
}
