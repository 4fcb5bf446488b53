import { z } from 'zod'
import { brandQuery, id, instant } from '../../schema.ts'
import { audience, schedule } from '../rosters/schema.ts'

export const shift = z
  .object({
    /** Null for a schedule that is only tried. */
    roster_id: id.nullable(),
    audience,
    person_id: id,
    slug: z.string(),
    name: z.string(),
    time_zone: z.string(),
    from: instant,
    to: instant,
  })
  .meta({ id: 'Shift' })

export const shifts = z.object({ items: z.array(shift), next: z.null() }).meta({ id: 'Shifts' })

const time = z.iso.datetime({ offset: true })

export const shiftsQuery = z.object({
  ...brandQuery,
  from: time,
  to: time,
  roster: id.optional(),
  person_id: z.union([id, z.literal('me')]).optional(),
})

export const tried = z.object({
  brand: z.string().max(64).optional(),
  schedule,
  /** What was laid over this roster counts, too. */
  roster_id: id.optional(),
  from: time,
  to: time,
})
