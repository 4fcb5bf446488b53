import type { Conditions, Policy } from './policy.ts'

/** What conditions look at. */
export interface ConversationTraits {
  readonly channel: string
  readonly kind: string
  readonly priority: string
  readonly language: string | null
  readonly segment: string | null
  readonly tags: readonly string[]
}

/** The first policy, in the order the lead sees, whose conditions all hold. */
export function selectPolicy(policies: readonly Policy[], traits: ConversationTraits): Policy | null {
  return policies.find((policy) => holds(policy.conditions, traits)) ?? null
}

function holds(conditions: Conditions, traits: ConversationTraits): boolean {
  return (
    allows(conditions.channels, traits.channel) &&
    allows(conditions.kinds, traits.kind) &&
    allows(conditions.priorities, traits.priority) &&
    allows(conditions.languages, traits.language) &&
    allows(conditions.segments, traits.segment) &&
    (conditions.tags === undefined || conditions.tags.some((tag) => traits.tags.includes(tag)))
  )
}

function allows(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value))
}
