import { z } from 'zod'
import { brandQuery, id, instant, page, pageQuery } from '../../schema.ts'

export const mysteryVisit = z
  .object({
    id,
    /** The shopper's name in the settings of the brand. */
    plan: z.string(),
    /** The slug of the channel that it wrote to. */
    channel: z.string(),
    on_date: z.string(),
    /** Somebody asked for it, beside the daily one. */
    by_hand: z.boolean(),
    /** `written`: on its way in. `waiting`: nobody has answered yet. `lost`: it did not come in. `unanswered`: nobody answered within a day. */
    state: z.enum(['written', 'waiting', 'answered', 'unanswered', 'lost']),
    written_at: instant,
    received_at: instant.nullable(),
    answered_at: instant.nullable(),
    /** From the moment at which it was there until a human answered. */
    answered_in_seconds: z.number().nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'MysteryVisit' })

export const mysteryVisits = page(mysteryVisit).meta({ id: 'MysteryVisits' })

export const visitAsked = z
  .object({
    ...brandQuery,
    /** The shopper's name. */
    shopper: z.string().min(1).max(100),
  })
  .meta({ id: 'NewMysteryVisit' })

export const visitBegins = z.object({ id }).meta({ id: 'MysteryVisitBegins' })

export const mysteryVisitsQuery = z.object({ ...brandQuery, ...pageQuery })
