import type { Metric } from '../../domain/policy/policy.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'

export type TimerKind = 'clock' | 'offer' | 'lease' | 'snooze' | 'handover' | 'dispatch'

/** A durable "at these instants, do these steps". */
export interface Timer {
  readonly brandId: string
  readonly conversationId: string
  readonly id: string
  readonly kind: TimerKind
  readonly version: number
  /** Index of the next step to fire; as many have fired. */
  readonly step: number
  readonly stepNames: readonly string[]
  readonly stepAt: readonly Instant[]
  readonly startedAt: Instant
  readonly clock: ClockColumns | null
}

/** What a timer of kind `clock` carries besides. */
export interface ClockColumns {
  readonly turnId: string
  readonly metric: Metric
  readonly policyId: string
  readonly policyVersion: number
  /** Null while paused. */
  readonly dueAt: Instant | null
  readonly breachedAt: Instant | null
  readonly pausedAt: Instant | null
  readonly remaining: Millis | null
  readonly history: boolean
}

export type NewTimer = Omit<Timer, 'version' | 'step'> & { readonly step?: number }

/** New instants for the steps of a timer that has not changed since it was read. */
export interface Retarget {
  readonly brandId: string
  readonly conversationId: string
  readonly id: string
  readonly version: number
  readonly startedAt: Instant
  readonly dueAt: Instant | null
  readonly stepAt: readonly Instant[]
}

export interface TimerStore {
  arm(timers: readonly NewTimer[]): Promise<void>
  /** Open timers of these conversations, locked until the transaction ends. */
  ofConversations(brandId: string, conversationIds: readonly string[]): Promise<readonly Timer[]>
  /** Takes timers out; the answer holds those that were still there, as they last stood. */
  finish(
    brandId: string,
    timers: readonly { conversationId: string; id: string }[],
  ): Promise<readonly Timer[]>
  /** True for each whose version still matched. */
  retarget(changes: readonly Retarget[]): Promise<readonly string[]>
}
