import { z } from 'zod'
import { brandQuery, id, instant } from '../../schema.ts'

export const swap = z
  .object({
    id,
    brand_id: id,
    roster_id: id,
    roster_name: z.string(),
    /** Whose shifts. */
    for: z.object({ person_id: id, name: z.string() }).nullable(),
    taken_by: z.object({ person_id: id, name: z.string() }).nullable(),
    from: instant,
    to: instant,
  })
  .meta({ id: 'Swap' })

export const swaps = z.object({ items: z.array(swap), next: z.null() }).meta({ id: 'Swaps' })

export const swapsQuery = z.object({ ...brandQuery, state: z.enum(['open', 'taken']).optional() })

export const newSwap = z.object({
  roster_id: id,
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
})
