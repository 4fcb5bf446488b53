import type { Metric } from '../policy/policy.ts'
import type { Instant, Millis } from '../time/instant.ts'

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

/** What a timer of kind `clock` carries besides: the state of the open clock. */
export interface ClockColumns {
  readonly turnId: string
  readonly metric: Metric
  /** Of a group's share: the desks of whoever has it. */
  readonly groups: readonly string[]
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
