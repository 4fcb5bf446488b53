import { z } from 'zod'
import { brandQuery, id, managedBy, page, pageQuery, slug } from '../../schema.ts'

export const audience = z.enum(['on_shift', 'standby'])

/** The schedule language of `sundial roster`. */
export const schedule = z.record(z.string(), z.unknown())

export const roster = z
  .object({
    id,
    brand_id: id,
    slug: z.string(),
    name: z.string(),
    audience,
    schedule,
    version: z.int(),
    managed_by: managedBy,
    /** Names of those on duty now. */
    on_shift: z.array(z.string()),
  })
  .meta({ id: 'Roster' })

export const rosters = page(roster).meta({ id: 'Rosters' })

export const rostersQuery = z.object({ ...brandQuery, ...pageQuery })

export const newRoster = z.object({
  brand: z.string().max(64).optional(),
  slug,
  name: z.string().trim().min(1).max(200),
  audience: audience.default('on_shift'),
  schedule,
})

export const changedRoster = z
  .object({ name: z.string().trim().min(1).max(200), audience, schedule })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one of: name, audience, schedule')
