import type { BrandId } from '../../domain/ids.ts'
import type { HealthChange } from '../../domain/neglect/downtime.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import type { TurnTrace } from '../../domain/neglect/turn-trace.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ConversationsRead } from './conversations-read.ts'

/** A turn with the clock that ran on it, before it is known what that promised to the customer. */
export interface TurnRecord extends Omit<TurnAccount, 'target' | 'cause'> {
  /** Null where the policy says nothing about it. */
  readonly clock: {
    readonly metric: Metric
    readonly policyId: string
    readonly policyVersion: number
  } | null
}

/** The facts behind the figures, read where they were recorded. */
export interface NeglectStore {
  /** Turns that began within `[from, to)`. */
  turns(brandId: BrandId, from: Instant, to: Instant): Promise<readonly TurnRecord[]>
  turnsOf(brandId: BrandId, which: ConversationsRead): Promise<readonly TurnRecord[]>
  /** Whether anybody wrote before that instant. */
  hasTurns(brandId: BrandId, before: Instant): Promise<boolean>
  /** What was done about these turns of conversations, by turn. */
  traces(
    brandId: BrandId,
    turns: readonly { readonly turnId: string; readonly conversationId: string }[],
    which: ConversationsRead,
  ): Promise<ReadonlyMap<string, TurnTrace>>
  /** How the lines of the brand's channels were, up to an instant. */
  channelHealth(brandId: BrandId, until: Instant): Promise<readonly HealthChange[]>
}
