import type { Claim } from '../dispatch/dispatch.ts'
import type { RefusalReason } from '../dispatch/refusal.ts'
import type { Instant } from '../time/instant.ts'

/** What was done about a turn, as it was recorded. */
export interface TurnTrace {
  /** When the opening message reached us. */
  readonly ingestedAt: Instant
  /** It was there before the channel was connected, or imported. */
  readonly history: boolean
  readonly botAnsweredAt: Instant | null
  readonly searchedSince: Instant | null
  readonly offersMadeAt: readonly Instant[]
  readonly claims: readonly Pick<Claim, 'state' | 'origin' | 'claimedAt'>[]
  readonly bouncedAt: Instant | null
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[]
  readonly decisions: readonly TracedDecision[]
}

/** One look for an answerer. */
export interface TracedDecision {
  readonly at: Instant
  readonly reason: string | null
  readonly considered: readonly {
    readonly personId: string
    /** Null: was asked. */
    readonly refused: RefusalReason | null
  }[]
}
