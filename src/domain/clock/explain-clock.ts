import { explainTime, type Segment } from '../calendar/explain-time.ts'
import type { Stretch } from '../calendar/hours/stretch.ts'
import type { Halt } from '../conversation/halt.ts'
import { goalAt } from '../policy/goal-at.ts'
import type { Duration } from '../policy/policy.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { KnownClock } from './clock.ts'
import type { Holding } from './holding.ts'
import { stopping } from './pause-causes.ts'
import { pausesOf } from './pauses-of.ts'
import { measureSpan } from './plan-span.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import type { Span } from './spans/span.ts'

/** A part of a clock's time, and who had the conversation meanwhile; of a pause also who began it, and why. */
export interface ClockSegment extends Segment {
  readonly pausedBy: Pick<Halt, 'status' | 'began'> | null
  readonly holder: Holding | null
  /** Whoever had it before them in the same turn, if it was somebody else. */
  readonly handedOverBy: string | null
}

export interface ClockExplanation {
  readonly duration: Duration
  /** An end that was named outright: what is left of the target to add up does not matter. */
  readonly promisedAt: Instant | null
  /** From the beginning to due; of a clock that stands still, to now. */
  readonly segments: readonly ClockSegment[]
  /** Open, unpaused time of the segments: up to due it is the target. */
  readonly open: Millis
  /** Open time left while it stands still; null otherwise. */
  readonly remaining: Millis | null
}

/** Why a clock is due when it is: its time from the beginning, cut wherever something or somebody changed, without gaps and in order. */
export function explainClock(
  { startedAt, dueAt, remaining }: Pick<KnownClock, 'startedAt' | 'dueAt' | 'remaining'>,
  promise: Pick<TurnPromise, 'target' | 'calendar'>,
  span: Pick<Span, 'startedAt' | 'gaps' | 'end' | 'promisedAt'>,
  halts: readonly Halt[],
  holdings: readonly Holding[],
  now: Instant,
): ClockExplanation {
  const { target } = promise
  const { calendar } = measureSpan(promise, span, halts)
  const until = dueAt ?? now
  const pauses = span.promisedAt === null ? pausesOf(target, halts, span.gaps, span.end?.at) : []
  const holding = stopping(target, span, halts)
  const cuts = [startedAt, ...cutsWithin([...holding, ...holdings], startedAt, until), until]
  const segments = cuts.slice(1).flatMap((to, index) =>
    explainTime(calendar, cuts[index]!, to, pauses).map((segment): ClockSegment => {
      const holder = holdings.findLast((one) => covers(one, segment)) ?? null
      return {
        ...segment,
        pausedBy: segment.state === 'paused' ? (holding.find((halt) => covers(halt, segment)) ?? null) : null,
        holder,
        handedOverBy: holder && holderBefore(holder, holdings),
      }
    }),
  )
  return {
    duration: goalAt(target, promise.calendar, startedAt),
    promisedAt: span.promisedAt,
    segments,
    open: segments.reduce((sum, { state, from, to }) => (state === 'open' ? sum + to - from : sum), 0),
    remaining,
  }
}

function holderBefore(holder: Holding, holdings: readonly Holding[]): string | null {
  const before = holdings[holdings.indexOf(holder) - 1]
  return before?.turnId === holder.turnId && before.personId !== holder.personId ? before.personId : null
}

function cutsWithin(stretches: readonly Stretch[], from: Instant, to: Instant): readonly Instant[] {
  const edges = stretches.flatMap((stretch) => [stretch.from, stretch.to])
  return [...new Set(edges)].filter((at) => at > from && at < to).sort((a, b) => a - b)
}

function covers(stretch: Stretch, { from }: Stretch): boolean {
  return stretch.from <= from && stretch.to > from
}
