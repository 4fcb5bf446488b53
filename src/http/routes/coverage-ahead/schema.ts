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
