import { z } from 'zod'
import { id, instant, metric } from '../../schema.ts'
import { retargetFigures } from '../policies/retarget/schema.ts'
import { policyDefinition } from '../policies/schema.ts'
import { schedule } from '../rosters/schema.ts'
import { timeZone } from '../../zone.ts'
import { calendarDefinition } from '../calendars/schema.ts'

const hour = z.object({
  turns: z.int(),
  met: z.int(),
  breached: z.int(),
  neglected: z.int(),
  hidden: z.int(),
  dispatched: z.int(),
  unstaffed: z.int(),
})

export const backTestFigures = z
  .object({
    conversations: z.int(),
    messages: z.int(),
    turns: z.int(),
    metrics: z.array(
      z.object({
        metric,
        /** Whose share the target names. */
        group: z.string().nullable(),
        met: z.int(),
        breached: z.int(),
        cancelled: z.int(),
        open: z.int(),
        median_wait_seconds: z.number().nullable(),
        p90_wait_seconds: z.number().nullable(),
      }),
    ),
    /** Turns that waited past their target on the customer's own clock; `hidden_neglect`: of these, what the calendar calls met. */
    turns_neglected: z.int(),
    hidden_neglect: z.int(),
    turns_dispatched: z.int(),
    dispatches: z.int(),
    /** Of the searches, those while nobody of the rosters was on duty; turns that began then. Null without rosters. */
    dispatches_unstaffed: z.int().nullable(),
    turns_unstaffed: z.int().nullable(),
    /** By the customers' zone; 24 hours, midnight first. */
    by_zone: z.array(z.object({ zone: z.string(), hours: z.array(hour) })),
  })
  .meta({ id: 'BackTestFigures' })

export const logReport = z
  .object({
    broken_rows: z.int(),
    first_broken: z.array(z.object({ line: z.int(), problem: z.string() })),
  })
  .meta({ id: 'LogReport', description: 'Rows of the log that could not be read and were left out.' })

const common = {
  id,
  brand_id: id,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  /** 0 to 1. */
  progress: z.number(),
  asked_at: instant,
  ended_at: instant.nullable(),
  /** What was wrong with it, when it failed. */
  errors: z.array(z.object({ path: z.string(), problem: z.string() })),
}

export const errand = z
  .discriminatedUnion('kind', [
    z.object({
      ...common,
      kind: z.literal('back_test'),
      figures: backTestFigures.nullable(),
      /** What is in force, on the same conversations; null where nothing else was tried. */
      current: backTestFigures.nullable(),
      log: logReport.nullable(),
    }),
    z.object({ ...common, kind: z.literal('retarget'), figures: retargetFigures.nullable() }),
  ])
  .meta({ id: 'Errand' })

const tried = <Definition extends z.ZodType>(definition: Definition) =>
  z.object({ slug: z.string().min(1).max(64), definition })

export const backTestRequest = z
  .object({
    brand: z.string().max(64).optional(),
    since: instant
      .optional()
      .meta({ description: 'Stored conversations in which something was written since then.' }),
    /** In place of what is published under that slug, or in front of all others if nothing is. */
    policy: tried(policyDefinition).optional(),
    /** In place of the hours that are set under that slug. */
    calendar: tried(calendarDefinition).optional(),
    /** In place of the roster that is set under that slug, or besides all others if none is. */
    roster: z.object({ slug: z.string().min(1).max(64), schedule }).optional(),
    /** A log of messages to try it on instead: CSV with conversation_id, message_id, at, author, and more if you have it. */
    log: z
      .object({
        csv: z.string().min(1),
        time_zone: timeZone
          .optional()
          .meta({ description: 'Of customers whose row names none; UTC unless given.' }),
      })
      .optional(),
  })
  .refine(({ since, log }) => (since === undefined) !== (log === undefined), {
    path: ['since'],
    message: 'name either since, for stored conversations, or log',
  })
  .meta({ id: 'BackTestRequest' })
