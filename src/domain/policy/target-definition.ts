import { z } from 'zod'
import { parseWallTime } from '../time/zone.ts'
import { parseStepPoint } from './parse-step.ts'
import type { Duration, Step, Target } from './policy.ts'

const positive = z.number().positive('must be more than zero')

const lengths = {
  target_seconds: positive.optional(),
  target_minutes: positive.optional(),
  target_business_days: z.int().positive('must be at least 1').optional(),
}

type Lengths = Readonly<Partial<Record<keyof typeof lengths, number | undefined>>>

const oneLength = (value: Lengths): boolean =>
  [value.target_seconds, value.target_minutes, value.target_business_days].filter((v) => v !== undefined)
    .length === 1

const needsOne = 'needs exactly one of target_seconds, target_minutes, target_business_days'

const step = z.strictObject({
  at: z
    .string()
    .refine((name) => parseStepPoint(name) !== null, 'must look like 0%, 50%, -10s, due or +100%'),
  do: z.enum(['nudge', 'dispatch', 'page']).optional(),
  to: z
    .array(z.enum(['owner', 'on_shift', 'standby', 'freelance', 'lead']))
    .min(1)
    .optional(),
})

const steps = z
  .array(step)
  .refine(
    (all) => new Set(all.map(({ at }) => at)).size === all.length,
    'each point at most once: of two steps at the same instant only one would be done',
  )

const goal = z
  .strictObject({
    from: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2027-01-01')
      .refine((text) => parseWallTime(text) !== null, 'is no date'),
    ...lengths,
  })
  .refine(oneLength, needsOne)

const goals = z
  .array(goal)
  .refine(
    (all) => all.every(({ from }, index) => index === 0 || from > all[index - 1]!.from),
    'must stand in the order of their dates, each date once',
  )

/** One promise of a policy as people write it. */
export const targetDefinition = z
  .strictObject({
    metric: z.enum([
      'first_response',
      'next_response',
      'periodic_update',
      'resolution',
      'promise',
      'requester_wait',
      'claim_to_reply',
      'group_share',
    ]),
    group: z.string().min(1).max(200).optional(),
    ...lengths,
    goals: goals.default([]),
    calendar: z.string().default('24x7'),
    steps: steps.default([]),
    paused_in: z.array(z.enum(['pending', 'on_hold', 'snoozed'])).default([]),
    reopen: z.enum(['continue', 'restart', 'leave']).default('continue'),
  })
  .refine(oneLength, needsOne)
  .refine(({ metric, group }) => group === undefined || metric === 'group_share', {
    path: ['group'],
    message: 'belongs to group_share alone',
  })

export function targetOf(written: z.output<typeof targetDefinition>): Target {
  return {
    metric: written.metric,
    ...(written.group !== undefined && { group: written.group }),
    duration: durationOf(written),
    calendar: written.calendar,
    steps: written.steps.map(stepOf),
    pausedIn: written.paused_in,
    reopen: written.reopen,
    ...(written.goals.length > 0 && {
      goals: written.goals.map((goal) => ({ from: goal.from, duration: durationOf(goal) })),
    }),
  }
}

function durationOf(written: Lengths): Duration {
  if (written.target_business_days !== undefined) return { targetBusinessDays: written.target_business_days }
  return { targetSeconds: written.target_seconds ?? written.target_minutes! * 60 }
}

function stepOf(written: z.output<typeof step>): Step {
  return {
    name: written.at,
    point: parseStepPoint(written.at)!,
    action: written.do ?? null,
    audiences: written.to ?? [],
  }
}
