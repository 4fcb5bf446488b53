import { z } from 'zod'
import { brandQuery, id, instant } from '../../schema.ts'

export const considered = z.object({
  person_id: id,
  name: z.string().nullable(),
  asked: z.boolean(),
  /** How likely they were to accept in time, 0 to 1; null for whoever was not asked. */
  chance: z.number().nullable(),
  /** Why they were not asked: `asleep`, `full`, `language` ... */
  reason: z.string().nullable(),
  /** When that ends by itself. */
  until: instant.nullable(),
  /** The same in a sentence. */
  says: z.string(),
})

export const decision = z
  .object({
    id,
    brand_id: id,
    conversation_id: id,
    dispatch_id: id.nullable(),
    /** Of the policy (`0%`, `due` ...), or what else set it off: `declined`, `wave_ended`, `lapsed` ... */
    step: z.string(),
    at: instant,
    /** What came of it: `assigned`, `offered`, `nobody`, `linked`, `nudge`, `page`, `nothing`. */
    outcome: z.record(z.string(), z.unknown()),
    considered: z.array(considered),
  })
  .meta({ id: 'Decision' })

export const decisions = z.object({ items: z.array(decision), next: z.null() }).meta({ id: 'Decisions' })

export const decisionsQuery = z.object({
  ...brandQuery,
  person_id: z.union([id, z.literal('me')]).default('me'),
  /** Without them: the last 24 hours. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
