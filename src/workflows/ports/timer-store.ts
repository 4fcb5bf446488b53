import type { PolicyId } from '../../domain/ids.ts'
import type { ConversationTraits } from '../../domain/policy/select-policy.ts'
import type { NewTimer, Timer, TimerKind } from '../../domain/timer/timer.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'

export type { ClockColumns, NewTimer, Timer, TimerKind } from '../../domain/timer/timer.ts'

type SeenTimer = Pick<Timer, 'brandId' | 'conversationId' | 'id' | 'version'>

/** A new course for a timer that has not changed since it was read. */
export interface Retarget extends SeenTimer {
  /** Instants of all steps; those that have fired do not fire again. */
  readonly stepAt: readonly Instant[]
  /** Where they change; those that have fired keep theirs. */
  readonly stepNames?: readonly string[]
  readonly startedAt?: Instant
  /** Null while paused. */
  readonly dueAt: Instant | null
  /** Open time left, for one that stands still. */
  readonly remaining?: Millis | null
  readonly policy?: { readonly id: string; readonly version: number }
}

/** A clock that stands still from `at` on; steps before that and not fired yet are recorded first. */
export interface PauseTimer extends SeenTimer {
  readonly at: Instant
  readonly remaining: Millis
}

/** What came to its end, and when; steps due before that and not fired yet are recorded on the way out. */
export interface FinishTimer {
  readonly brandId: string
  readonly conversationId: string
  readonly id: string
  readonly at?: Instant | null
}

/** A running clock, with what policies look at in its conversation. */
export interface RunningClock {
  readonly timer: Timer
  readonly traits: ConversationTraits
}

export interface ClocksAfter {
  /** Only those of this policy; of every one, unless given. */
  readonly policyId?: PolicyId
  /** The last one of the batch before; null for the first batch. */
  readonly after: { readonly conversationId: string; readonly id: string } | null
  readonly limit: number
  /** Held until the transaction ends: the engine passes over them and comes back. */
  readonly lock: boolean
}

export interface TimerStore {
  /** Answers the nearest instant at which one of them fires. */
  arm(timers: readonly NewTimer[]): Promise<Instant | null>
  /** Open timers of one kind of these conversations, locked until the transaction ends. */
  ofConversations(
    brandId: string,
    conversationIds: readonly string[],
    kind: TimerKind,
  ): Promise<readonly Timer[]>
  /** The same as they stand now, without holding up whatever falls due. */
  standing(brandId: string, conversationId: string): Promise<readonly Timer[]>
  /** A batch of the brand's running clocks, in one order for all callers. */
  runningClocks(brandId: string, batch: ClocksAfter): Promise<readonly RunningClock[]>
  /** How many of the brand's clocks run, or stand still; of one policy, or of all (null). */
  countRunning(brandId: string, policyId: string | null): Promise<number>
  /** Takes timers out; the answer holds those that were still there, as they last stood. */
  finish(timers: readonly FinishTimer[]): Promise<readonly Timer[]>
  /** Each answers the ids of those whose version still matched. */
  pause(pauses: readonly PauseTimer[]): Promise<readonly string[]>
  resume(courses: readonly Retarget[]): Promise<readonly string[]>
  retarget(changes: readonly Retarget[]): Promise<readonly string[]>
}
