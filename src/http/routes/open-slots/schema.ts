import { z } from 'zod'
import { brandQuery, channelKind, id, instant } from '../../schema.ts'

export const openSlot = z
  .object({
    id,
    brand_id: id,
    channel_kind: channelKind,
    /** Null where any language will do. */
    language: z.string().nullable(),
    from: instant,
    to: instant,
    /** Customers to expect. */
    arrivals: z.number(),
    state: z.enum(['open', 'taken']),
    taken_by: z.object({ person_id: id, name: z.string() }).nullable(),
  })
  .meta({ id: 'OpenSlot' })

export const openSlots = z.object({ items: z.array(openSlot), next: z.null() }).meta({ id: 'OpenSlots' })

export const openSlotsQuery = z.object({ ...brandQuery, state: z.enum(['open', 'taken']).optional() })

export const newOffer = z.object({
  brand: z.string().max(64).optional(),
  days: z.int().min(1).max(28).default(14),
  channel_kind: channelKind.optional(),
  language: z.string().max(35).optional(),
})

export const offered = z
  .object({ offered: z.int(), withdrawn: z.int(), kept: z.int() })
  .meta({ id: 'OfferedSlots' })
