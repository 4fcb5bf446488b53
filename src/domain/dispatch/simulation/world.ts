import { z } from 'zod'

const rate = z.object({ zone: z.string(), weight: z.number() })
const acceptance = z.object({ probability: z.number(), median_seconds: z.number() })
const byKind = z.object({ email: z.number(), chat: z.number() })

/** A synthetic world: when customers write, who works, how offers are met. Times in seconds unless named. */
export const worldSchema = z.object({
  start: z.iso.datetime({ offset: true }),
  days: z.number(),
  seeds: z.array(z.int()),
  arrivals: z.object({
    per_hour_by_region: z.array(rate),
    day_rate: z.number(),
    night_rate: z.number(),
    day_hours_local: z.tuple([z.number(), z.number()]),
    weekend_factor: z.number(),
    chat_share: z.number(),
    needs_special_skill_share: z.number(),
  }),
  targets: byKind,
  handle_time: byKind,
  lead_time_claim_to_reply: byKind,
  staff: z.array(z.object({ zone: z.string(), people: z.int() })),
  staff_hours_local: z.object({ days: z.array(z.string()), from: z.string(), to: z.string() }),
  staff_concurrency: byKind,
  freelancers: z.object({
    count: z.int(),
    zones: z.array(z.string()),
    awake_local: z.tuple([z.number(), z.number()]),
    has_special_skill_share: z.number(),
    presence: z.object({ block_seconds: z.number(), probability_when_awake: z.number() }),
  }),
  acceptance: z.object({ present: acceptance, awake_absent: acceptance, asleep: acceptance }),
  standby: z.object({ takes_median_seconds: z.number(), sigma: z.number() }),
})

export type World = z.output<typeof worldSchema>

/** Both kinds of channel that the world knows. */
export type SimulatedKind = 'email' | 'chat'

/** Spread of the delays with which offers are met (lognormal), as the world states it in words. */
export const ACCEPTANCE_SIGMA = 0.6
