import { z } from 'zod'
import { id, instant } from '../../schema.ts'

/**
 * The `event:` line: what stands before the dot of the event's type. Besides these there is `reset`, without data: more has
 * happened since Last-Event-ID than is told again, so fetch anew.
 */
export const streamName = z.enum([
  'message',
  'turn',
  'clock',
  'breach',
  'dispatch',
  'offer',
  'claim',
  'reply',
  'conversation',
  'channel',
  'presence',
  'person',
])

/** The `data:` line. Carries ids, never a customer's text: the page fetches what it shows. */
export const streamEvent = z
  .object({
    id: z.int(),
    type: z.string(),
    brand_id: id,
    /** The conversation, unless the type says otherwise. */
    subject: id.nullable(),
    occurred_at: instant,
    recorded_at: instant,
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'StreamEvent' })
