import { z } from 'zod'
import { shopperPlan } from '../../../domain/shopper/shopper-plan.ts'
import { weekdays } from '../../../domain/time/wall-date.ts'
import { brandQuery, instant } from '../../schema.ts'

export const writtenShopper = shopperPlan.omit({ name: true }).meta({ id: 'NewMysteryShopper' })

export const mysteryShopper = z
  .object({
    name: z.string(),
    /** The slug of the channel. */
    channel: z.string(),
    /** By the clock of `time_zone`. */
    at: z.string(),
    days: z.array(z.enum(weekdays)),
    /** Its own, or the brand's. */
    time_zone: z.string(),
    from: z.object({ name: z.string(), address: z.string() }),
    subject: z.string(),
    texts: z.array(z.string()),
    /** It stands in the brand's file: changed there, not here. */
    configured: z.boolean(),
    /** Null while nothing goes out, or where the channel is gone. */
    next_at: instant.nullable(),
  })
  .meta({ id: 'MysteryShopper' })

export const mysteryShoppers = z
  .object({ items: z.array(mysteryShopper), next: z.null() })
  .meta({ id: 'MysteryShoppers' })

export const shopperQuery = z.object({ ...brandQuery })
