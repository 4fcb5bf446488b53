import { z } from 'zod'
import { id, instant, metric } from '../../../schema.ts'

const somebody = z.object({ id, name: z.string() })

export const clockSegment = z.object({
  from: instant,
  to: instant,
  state: z.enum(['open', 'closed', 'holiday', 'paused']),
  seconds: z.number(),
  /** The holiday's name or date, or how the clocks on the wall change within the segment. */
  note: z.string().nullable(),
  /** Of a pause: the status that stopped it, who set it (null: it followed from what happened), why, and what they said. */
  paused: z
    .object({
      status: z.enum(['pending', 'on_hold', 'snoozed', 'solved']),
      by: somebody.nullable(),
      reason: z.string(),
      note: z.string().nullable(),
    })
    .nullable(),
  /** Who had the conversation meanwhile, and how they came to it; null when nobody had it. */
  holder: somebody
    .extend({
      origin: z.enum(['offer', 'assignment', 'self', 'handover']),
      /** Whoever had it before them, if it was somebody else. */
      handed_over_by: somebody.nullable(),
    })
    .nullable(),
})

export const clockExplanation = z
  .object({
    clock_id: id,
    metric,
    /** Whose share of the wait the target names; null where it names no group. */
    group: z.string().nullable(),
    state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
    policy: z.object({ id, slug: z.string(), name: z.string(), version: z.int() }),
    calendar: z.string(),
    /** One of the two, unless an end was named outright. */
    target_seconds: z.number().nullable(),
    target_business_days: z.int().nullable(),
    /** The date that a holding reply named. */
    promised_at: instant.nullable(),
    started_at: instant,
    /** Null while it stands still. */
    due_at: instant.nullable(),
    /** When it ended; null while it runs. */
    ended_at: instant.nullable(),
    /** From the beginning to due (of one that stands still: to now), without gaps: the open ones add up to the target. */
    segments: z.array(clockSegment),
    open_seconds: z.number(),
    /** What is left while it stands still; below zero when it was past due. */
    remaining_seconds: z.number().nullable(),
  })
  .meta({ id: 'ClockExplanation' })
