import { z } from 'zod'
import { brandQuery, channelKind, id, instant, metric } from '../../schema.ts'
import { channelRef, conversationState, customer, holder, priority } from '../conversations/schema.ts'

export const boardClock = z
  .object({
    id,
    metric,
    /** `breached` is neglect; `at_risk` is the last quarter of the target. */
    state: z.enum(['running', 'at_risk', 'breached', 'paused']),
    started_at: instant,
    /** Null while paused. */
    due_at: instant.nullable(),
    breached_at: instant.nullable(),
    /** Share of the way from start to due that is gone, at `now`; above 1 when past due. Null while paused. */
    fraction: z.number().nullable(),
    /** What is left, while paused. */
    remaining_ms: z.int().nullable(),
  })
  .meta({ id: 'BoardClock' })

export const boardRow = z
  .object({
    brand_id: id,
    conversation_id: id,
    turn_id: id,
    turn: z.int(),
    customer,
    channel: channelRef,
    state: conversationState,
    subject: z.string().nullable(),
    /** The first characters of the customer's last message. */
    preview: z.string(),
    language: z.string().nullable(),
    priority,
    tags: z.array(z.string()),
    waiting_since: instant,
    /** The clock of this turn that is due next; null when no policy applies. */
    clock: boardClock.nullable(),
    holder: holder.nullable(),
    /** Whom the search for an answerer has asked so far; null when nothing was dispatched. */
    dispatch: z
      .object({
        id,
        state: z.enum(['open', 'claimed']),
        wave: z.int(),
        offers_open: z.int(),
        offers_made: z.int(),
        /** When the last open offer lapses. */
        offers_expire_at: instant.nullable(),
      })
      .nullable(),
    /** An answer is on its way out: nobody is asked further, the breach is not stopped. */
    reply_queued: z.boolean(),
  })
  .meta({ id: 'BoardRow' })

export const boardCounters = z
  .object({
    waiting: z.int(),
    at_risk: z.int(),
    neglected: z.int(),
    longest_wait: z
      .object({ conversation_id: id, customer_name: z.string().nullable(), since: instant })
      .nullable(),
    /** Turns opened in the last 24 hours, and those of them past their target. */
    last_day: z.object({ turns: z.int(), neglected: z.int() }),
  })
  .meta({ id: 'BoardCounters' })

/** `GET /board`: open turns, neglected first, then by what is due next; those without a clock last. */
export const board = z
  .object({
    now: instant,
    rows: z.array(boardRow),
    /** More rows wait than `limit` let through. */
    truncated: z.boolean(),
    counters: boardCounters,
  })
  .meta({ id: 'Board' })

export const boardQuery = z.object({
  ...brandQuery,
  kind: channelKind.optional(),
  channel: z.string().max(64).optional().meta({ description: 'Id or slug.' }),
  language: z.string().max(35).optional(),
  q: z.string().trim().max(200).optional(),
  /** Only what nobody holds. */
  unheld: z.stringbool().optional(),
  /** The console freshens the rows that events have changed, and leaves the other thousands alone. */
  conversations: z
    .string()
    .max(8_000)
    .optional()
    .meta({ description: 'Ids, separated by commas: only the rows of these.' }),
  limit: z.coerce.number().int().min(1).max(10_000).default(500),
})

export const dayShift = z.object({
  person_id: id,
  name: z.string(),
  time_zone: z.string(),
  from_at: instant,
  to_at: instant,
})

/** `GET /board/day`: the band of the day, 24 hours from local midnight of the zone asked for. */
export const day = z
  .object({
    now: instant,
    from_at: instant,
    to_at: instant,
    time_zone: z.string(),
    /** Who is on duty, roster by roster; one person may have several intervals. */
    rosters: z.array(
      z.object({
        id,
        brand_id: id,
        name: z.string(),
        audience: z.enum(['on_shift', 'standby']),
        shifts: z.array(dayShift),
      }),
    ),
    /** The same people by zone: half-open intervals with how many of them are on duty. */
    regions: z.array(
      z.object({
        time_zone: z.string(),
        people: z.int(),
        covered: z.array(z.object({ from_at: instant, to_at: instant, people: z.int() })),
      }),
    ),
    /** Customers' messages that began a wait, expected in each hour: the mean of the last four weeks. */
    demand: z.array(z.object({ from_at: instant, to_at: instant, expected: z.number() })),
    /** Hours with demand and nobody on duty. */
    gaps: z.array(z.object({ from_at: instant, to_at: instant, expected: z.number() })),
  })
  .meta({ id: 'Day' })

export const dayQuery = z.object({
  ...brandQuery,
  time_zone: z.string().max(64).optional().meta({ description: 'IANA name; without it UTC.' }),
})
