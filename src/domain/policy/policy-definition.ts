import { z } from 'zod'
import type { Checked } from '../problem.ts'
import { DAY } from '../time/instant.ts'
import type { Policy } from './policy.ts'
import { targetDefinition, targetOf } from './target-definition.ts'

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
    .array(targetDefinition)
    .min(1, 'a policy promises something')
    .refine(
      (targets) => new Set(targets.map((t) => `${t.metric} ${t.group ?? ''}`)).size === targets.length,
      "each metric at most once, a group's share once for each group",
    ),
  /** Whoever comes back after so long asks something new. */
  revived_after_days: z.number().positive('must be more than zero').optional(),
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
  const { targets, revived_after_days } = parsed.data
  const conditions = Object.fromEntries(
    Object.entries(parsed.data.conditions).filter(([, value]) => value !== undefined),
  )
  return {
    ok: true,
    value: {
      conditions,
      targets: targets.map(targetOf),
      ...(revived_after_days !== undefined && { revivedAfter: revived_after_days * DAY }),
    },
  }
}
