import type { CarriedWait, Course } from '../conversation/course.ts'
import type { Halt } from '../conversation/halt.ts'
import type { Metric } from '../policy/policy.ts'
import type { Clock, KnownClock } from './clock.ts'
import type { ClockChange } from './follow-clock.ts'
import type { Holding } from './holding.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import type { CourseTurn, Span, SpanEnd } from './spans/span.ts'

/** Everything that decides what becomes of a conversation's clocks. */
export interface ClockQuestion {
  readonly conversationId: string
  readonly course: Course
  /** As they are now. */
  readonly turns: readonly CourseTurn[]
  readonly halts: readonly Halt[]
  /** Who had it, in order; only where an internal target asks for it. */
  readonly holdings: readonly Holding[]
  /** Turns that are new, and that never were. */
  readonly opened: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  /** Messages and claims that were not known before. */
  readonly fresh: ReadonlySet<string>
  readonly known: readonly KnownClock[]
  /** What is promised to a clock that begins now; of a group's share without `groups` what is promised to any group. */
  readonly promise: (metric: Metric, groups?: readonly string[]) => TurnPromise | null
  /** What was promised when this one began; for a clock that is to follow another policy, what is promised now. */
  readonly promiseOf: (clock: KnownClock) => TurnPromise | null
  readonly promiseOfCarried: (wait: CarriedWait) => TurnPromise | null
  /** Open spans without a clock get one, though they are not new: the policy has changed under them. */
  readonly beginAll: boolean
  readonly newId: () => string
}

/** What becomes of one clock. */
export interface ClockDecision {
  readonly known: KnownClock | null
  readonly change: Begun | Exclude<ClockChange, { type: 'none' }>
  readonly promise: TurnPromise | null
  readonly span: Span | null
}

interface Begun {
  readonly type: 'begun'
  readonly clock: Clock
  readonly end: SpanEnd | null
}
