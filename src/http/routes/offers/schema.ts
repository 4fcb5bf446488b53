import { z } from 'zod'
import { brandQuery, id, instant, page, pageQuery } from '../../schema.ts'
import { channelRef } from '../conversations/schema.ts'

export const offerState = z.enum(['open', 'claimed', 'declined', 'expired', 'withdrawn'])

/** One question to one person. Carries no customer's text. */
export const offer = z
  .object({
    id,
    brand_id: id,
    conversation_id: id,
    dispatch_id: id,
    person_id: id,
    person_name: z.string(),
    state: offerState,
    wave: z.int(),
    offered_at: instant,
    expires_at: instant,
    delivered_at: instant.nullable(),
    closed_at: instant.nullable(),
    reason: z.string().nullable(),
    channel: channelRef,
    language: z.string().nullable(),
    customer_time_zone: z.string().nullable(),
    waiting_since: instant.nullable(),
    due_at: instant.nullable(),
    /** Amount in minor units, currency, what earns it; null while nothing is promised. */
    pay: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Offer' })

export const offers = page(offer).meta({ id: 'Offers' })

export const offersQuery = z.object({
  ...brandQuery,
  state: offerState.optional(),
  person_id: z.union([z.uuid(), z.literal('me')]).optional(),
  ...pageQuery,
})

export const declineOffer = z.object({ reason: z.string().trim().max(500).optional() })

export const declined = z.object({ offer_id: id, state: z.literal('declined') }).meta({ id: 'Declined' })

export const shownOffer = z.object({ offer_id: id, expires_at: instant }).meta({ id: 'ShownOffer' })
