import { z } from 'zod'
import { brandQuery, id, instant, metric, page, pageQuery } from '../../schema.ts'
import { channelRef } from '../conversations/schema.ts'

export const breach = z
  .object({
    /** Of the event that recorded it. */
    id: z.int(),
    brand_id: id,
    conversation_id: id,
    clock_id: id,
    turn_id: id,
    metric,
    policy_id: id,
    policy_version: z.int(),
    due_at: instant,
    detected_at: instant,
    answered_at: instant.nullable(),
    voided_at: instant.nullable(),
    voided_reason: z.string().nullable(),
    customer_name: z.string().nullable(),
    subject: z.string().nullable(),
    channel: channelRef,
  })
  .meta({ id: 'Breach' })

export const breaches = page(breach).meta({ id: 'Breaches' })

export const breachesQuery = z.object({
  ...brandQuery,
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Breaches that turned out to be none. */
  voided: z.stringbool().optional(),
  ...pageQuery,
})
