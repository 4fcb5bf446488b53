import { z } from 'zod'
import { id, instant } from '../../schema.ts'

export const practiceAnswer = z.object({ brand_id: id, text: z.string().trim().min(1).max(5_000) })

export const practised = z
  .object({
    amount_minor: z.int(),
    currency: z.string(),
    /** False when you had practised before: it pays once. */
    paid: z.boolean(),
  })
  .meta({ id: 'Practised' })

export const phoneTest = z
  .object({
    id,
    sent_at: instant,
    /** How many of your browsers a push service took it for. */
    browsers: z.int(),
    /** How many had ended their subscription; they are removed, and get no pushes until they subscribe again. */
    gone: z.int(),
    /** From sending to showing, by the house's clock; null while it has not been shown. */
    delay_ms: z.int().nullable(),
  })
  .meta({ id: 'PhoneTest' })
