import { z } from 'zod'
import { causes } from '../../../domain/neglect/cause.ts'
import { id, instant, page } from '../../schema.ts'
import { period } from '../digests/schema.ts'

const range = { low: z.int(), high: z.int() }

export const trial = z
  .object({
    id,
    remedy: z.discriminatedUnion('type', [
      z.object({
        type: z.literal('cover'),
        days: z.enum(['working_days', 'weekend', 'every_day']),
        fromHour: z.int(),
        toHour: z.int(),
        zone: z.string(),
        language: z.string().nullable(),
        prevents: z.object(range),
        of: z.int(),
      }),
      z.object({ type: z.literal('mend'), cause: z.enum(causes), behind: z.int(), of: z.int() }),
    ]),
    /** The period in which it was found. */
    from: instant,
    to: instant,
    /** A schedule in the language of rosters; null where the remedy is no cover. */
    draft: z.record(z.string(), z.unknown()).nullable(),
    created_at: instant,
    adopted_at: instant.nullable(),
    roster_id: id.nullable(),
    /** Neglected turns fewer since it was adopted; null until then. */
    predicted: z.object(range).nullable(),
    /** With what chance may do; null while nobody has written since. */
    achieved: z.object({ ...range, middle: z.int() }).nullable(),
  })
  .meta({ id: 'RemedyTrial' })

export const trials = page(trial).meta({ id: 'RemedyTrials' })

export const newTrial = z.object({
  brand: z.string().max(64).optional(),
  period: period.default('weekly'),
  /** An instant within the period whose digest names the remedy; without it the last whole one. */
  at: z.iso.datetime({ offset: true }).optional(),
})

export const adoptedTrial = z.object({
  brand: z.string().max(64).optional(),
  /** Ids of people who cover those hours. */
  members: z.array(id).max(50).default([]),
})
