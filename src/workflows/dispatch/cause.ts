import type { Audience } from '../../domain/policy/policy.ts'

/** Why the search goes on: a step of the policy, an offer that ended, work that came back, the passing of time. */
export interface Cause {
  readonly step: string
  /** The event of the policy's step; null for anything else. */
  readonly eventId: number | null
  readonly audiences: readonly Audience[]
}
