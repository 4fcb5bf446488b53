import { z } from 'zod'
import { brandQuery, id, managedBy, page, pageQuery, slug } from '../../schema.ts'

/** Zone, weekly windows, holidays, breaks, extra openings; or an array of such, their union. */
export const calendarDefinition = z.union([
  z.record(z.string(), z.unknown()),
  z.array(z.record(z.string(), z.unknown())),
])

/** What is read, and may be a slip of the pen: windows that overlap past midnight. */
export const calendarNotes = z.array(z.object({ path: z.string(), problem: z.string() }))

export const calendar = z
  .object({
    id,
    brand_id: id,
    slug: z.string(),
    name: z.string(),
    definition: calendarDefinition,
    version: z.int(),
    managed_by: managedBy,
    notes: calendarNotes,
  })
  .meta({ id: 'Calendar' })

export const calendars = page(calendar).meta({ id: 'Calendars' })

export const calendarsQuery = z.object({ ...brandQuery, ...pageQuery })

export const newCalendar = z.object({
  brand: z.string().max(64).optional(),
  slug,
  name: z.string().trim().min(1).max(200),
  definition: calendarDefinition,
})

export const changedCalendar = z
  .object({ name: z.string().trim().min(1).max(200), definition: calendarDefinition })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one of: name, definition')
