import { z } from 'zod'
import { brandQuery, channelKind, instant } from '../../schema.ts'

const period = { from: instant, to: instant }

export const coverage = z
  .object({
    ...period,
    needs: z.array(
      z.object({
        channel_kind: channelKind,
        /** Null where it could not be told. */
        language: z.string().nullable(),
        target_seconds: z.number(),
        handle_seconds: z.number(),
        arrivals_a_week: z.number(),
        /** Customers that are expected while nobody able is on duty. */
        arrivals_in_gaps: z.number(),
        uncovered_hours: z.number(),
        /** Hours in which somebody able is there, but fewer than needed. */
        short_hours: z.int(),
        gaps: z.array(z.object(period)),
        /** Learnt arrivals by the customers' own hour of the week, Monday 0:00 first. */
        demand: z.array(z.object({ time_zone: z.string(), per_hour: z.array(z.number()).length(168) })),
        /** Every hour, if asked for by "hours=true". */
        hours: z.array(z.object({ ...period, arrivals: z.number(), needed: z.int(), people: z.int() })),
      }),
    ),
  })
  .meta({ id: 'Coverage' })

export const coverageQuery = z.object({
  ...brandQuery,
  days: z.coerce.number().int().min(1).max(28).default(28),
  channel_kind: channelKind.optional(),
  language: z.string().max(35).optional(),
  hours: z.enum(['true', 'false']).default('false'),
})

const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day such as 20:00')

export const triedPerson = z.object({
  brand: z.string().max(64).optional(),
  days: z.int().min(1).max(28).default(28),
  /** How many of them. */
  people: z.int().min(1).max(20).default(1),
  time_zone: z.string().max(64),
  weekdays: z
    .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
    .min(1)
    .max(7),
  /** In their own zone; may cross midnight. */
  from: clockTime,
  to: clockTime,
  languages: z.array(z.string().min(2).max(35)).min(1).max(20),
  channel_kinds: z.array(channelKind).min(1).max(5),
})

export const triedCoverage = z.object({ before: coverage, after: coverage }).meta({ id: 'TriedCoverage' })
