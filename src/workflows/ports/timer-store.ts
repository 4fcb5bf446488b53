import type { NewTimer, Timer } from '../../domain/timer/timer.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type { ClockColumns, NewTimer, Timer, TimerKind } from '../../domain/timer/timer.ts'

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

/** What came to its end, and when; steps due before that and not fired yet are recorded on the way out. */
export interface FinishTimer {
  readonly brandId: string
  readonly conversationId: string
  readonly id: string
  readonly at?: Instant | null
}

export interface TimerStore {
  /** Answers the nearest instant at which one of them fires. */
  arm(timers: readonly NewTimer[]): Promise<Instant | null>
  /** Open timers of these conversations, locked until the transaction ends. */
  ofConversations(brandId: string, conversationIds: readonly string[]): Promise<readonly Timer[]>
  /** Takes timers out; the answer holds those that were still there, as they last stood. */
  finish(timers: readonly FinishTimer[]): Promise<readonly Timer[]>
  /** Ids of those whose version still matched. */
  retarget(changes: readonly Retarget[]): Promise<readonly string[]>
}
