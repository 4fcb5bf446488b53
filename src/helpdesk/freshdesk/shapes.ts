import { z } from 'zod'
import { parseInstant } from '../../domain/time/instant.ts'

const id = z.number().nullish()
const instant = z.string().refine((text) => parseInstant(text) !== null, 'is no instant')

export const agent = z.looseObject({
  id: z.number(),
  contact: z.looseObject({ name: z.string().nullish(), email: z.string().nullish() }).nullish(),
})

export const ticket = z.looseObject({
  id: z.number(),
  subject: z.string().nullish(),
  description_text: z.string().nullish(),
  status: z.number(),
  priority: z.number().nullish(),
  source: z.number(),
  requester_id: id,
  responder_id: id,
  created_at: instant,
  updated_at: instant,
  fr_due_by: instant.nullish(),
  fr_escalated: z.boolean().nullish(),
  spam: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  requester: z.looseObject({ name: z.string().nullish() }).nullish(),
  stats: z
    .looseObject({
      first_responded_at: instant.nullish(),
      resolved_at: instant.nullish(),
      closed_at: instant.nullish(),
      pending_since: instant.nullish(),
    })
    .nullish(),
})

export const entry = z.looseObject({
  id: z.number(),
  body_text: z.string().nullish(),
  incoming: z.boolean(),
  private: z.boolean(),
  user_id: id,
  source: z.number().nullish(),
  created_at: instant,
  updated_at: instant.nullish(),
  last_edited_at: instant.nullish(),
})

export const slaPolicy = z.looseObject({
  active: z.boolean().nullish(),
  sla_target: z.record(
    z.string(),
    z.looseObject({ respond_within: z.number().nullish(), business_hours: z.boolean().nullish() }),
  ),
})

export const businessHours = z.looseObject({
  is_default: z.boolean().nullish(),
  time_zone: z.string(),
  business_hours: z.record(z.string(), z.looseObject({ start_time: z.string(), end_time: z.string() })),
})

export type FreshdeskTicket = z.output<typeof ticket>
export type FreshdeskEntry = z.output<typeof entry>
export type SlaPolicy = z.output<typeof slaPolicy>
