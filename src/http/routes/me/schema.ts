import { z } from 'zod'
import { instant } from '../../schema.ts'
import { sleep } from '../people/schema.ts'

export const via = z.enum(['page', 'push', 'slack', 'teams', 'email', 'sms', 'pagerduty'])

const addresses = z.object({
  /** The URL of a workflow of yours in Teams. */
  teams: z.url().max(1_000).nullable(),
  /** An integration's routing key. */
  pagerduty: z.string().trim().min(1).max(100).nullable(),
  /** With the country's code. */
  sms: z
    .string()
    .regex(/^\+\d{6,15}$/, 'a number such as +491701234567')
    .nullable(),
})

/** What protects you. Looser than what your agreement allows is refused. */
const guards = z.object({
  offers_per_hour: z.int().min(0).max(60),
  hours_per_day: z.number().min(0).max(24),
  hours_per_week: z.number().min(0).max(168),
  rest_hours: z.number().min(0).max(24),
})

export const preferences = z
  .object({
    /** By which road you wish to hear of work, the first that reaches you; none: the house decides. */
    reached_by: z.array(via),
    addresses: addresses,
    /** How many browsers of yours take pushes. */
    pushes: z.boolean(),
    sleep,
    asks_at_night: z.boolean(),
    guards,
    /** How loose the guards may be made. */
    guards_allowed: guards,
    /** What the guards say right now. */
    standing: z.object({
      offers_last_hour: z.int(),
      handled_today_minutes: z.int(),
      handled_this_week_minutes: z.int(),
      away_until: instant.nullable(),
    }),
  })
  .meta({ id: 'Preferences' })

export const changedPreferences = z
  .object({
    reached_by: z.array(via).max(7),
    addresses: addresses.partial(),
    sleep,
    asks_at_night: z.boolean(),
    guards: guards.partial(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name at least one preference')
