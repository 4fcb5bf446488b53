import { z } from 'zod'
import type { Checked } from '../problem.ts'
import { parseStepPoint } from './parse-step.ts'
import { DAY } from '../time/instant.ts'
import type { Duration, Policy, Step, Target } from './policy.ts'

const positive = z.number().positive('must be more than zero')

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

const target = z
  .strictObject({
    metric: z.enum([
      'first_response',
      'next_response',
      'periodic_update',
      'resolution',
      'promise',
      'requester_wait',
    ]),
    target_seconds: positive.optional(),
    target_minutes: positive.optional(),
    target_business_days: z.int().positive('must be at least 1').optional(),
    calendar: z.string().default('24x7'),
    steps: z.array(step).default([]),
    paused_in: z.array(z.enum(['pending', 'on_hold', 'snoozed'])).default([]),
    reopen: z.enum(['continue', 'restart', 'leave']).default('continue'),
  })
  .refine(
    (value) =>
      [value.target_seconds, value.target_minutes, value.target_business_days].filter((v) => v !== undefined)
        .length === 1,
    'needs exactly one of target_seconds, target_minutes, target_business_days',
  )

const list = z.array(z.string().min(1)).min(1, 'leave the condition out to match everything')

const policyDefinition = z.strictObject({
  conditions: z
    .strictObject({
      channels: list.optional(),
      kinds: list.optional(),
      priorities: list.optional(),
      languages: list.optional(),
      segments: list.optional(),
      tags: list.optional(),
    })
    .default({}),
  targets: z
    .array(target)
    .min(1, 'a policy promises something')
    .refine(
      (targets) => new Set(targets.map((t) => t.metric)).size === targets.length,
      'each metric at most once',
    ),
  revived_after_days: positive.optional(),
})

/** A policy as people write it and as it is stored. */
export type PolicyDefinition = z.input<typeof policyDefinition>

export type PolicyContent = Pick<Policy, 'conditions' | 'targets' | 'revivedAfter'>

/** Reads a policy, or says everything that is wrong with it. */
export function parsePolicy(definition: unknown): Checked<PolicyContent> {
  const parsed = policyDefinition.safeParse(definition)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message })),
    }
  const conditions = Object.fromEntries(
    Object.entries(parsed.data.conditions).filter(([, value]) => value !== undefined),
  )
  const { targets, revived_after_days } = parsed.data
  return {
    ok: true,
    value: {
      conditions,
      targets: targets.map(targetOf),
      ...(revived_after_days !== undefined && { revivedAfter: revived_after_days * DAY }),
    },
  }
}

function targetOf(written: z.output<typeof target>): Target {
  return {
    metric: written.metric,
    duration: durationOf(written),
    calendar: written.calendar,
    steps: written.steps.map(stepOf),
    pausedIn: written.paused_in,
    reopen: written.reopen,
  }
}

function durationOf(written: z.output<typeof target>): Duration {
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
