import type { Halt } from '../conversation/halt.ts'
import type { Instant } from '../time/instant.ts'
import type { KnownClock } from './clock.ts'
import type { ClockDecision } from './clock-question.ts'
import { followClock } from './follow-clock.ts'
import { endUnpromised, underPolicy } from './follow-span.ts'
import { planSpan } from './plan-span.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import type { Span } from './spans/span.ts'

/** What becomes of a running clock that follows another promise from now on: null if it stays as it is. */
export function retargetClock(
  known: KnownClock,
  span: Span,
  promise: TurnPromise | null,
  halts: readonly Halt[],
  now: Instant,
): ClockDecision | null {
  if (!promise) return endUnpromised(known, now)
  const { policy } = promise
  const change = followClock(known, span, planSpan(promise, span, halts), now)
  if (change.type !== 'none') return { known, change: underPolicy(change, promise), promise, span }
  if (known.policyId === policy.id && known.policyVersion === policy.version) return null
  return {
    known,
    change: underPolicy({ type: 'retargeted', clock: known, rewound: [] }, promise),
    promise,
    span,
  }
}

/** What a change of promises comes to. */
export interface RetargetFigures {
  /** Looked at. */
  readonly clocks: number
  readonly moved: number
  readonly earlier: number
  readonly later: number
  /** Promised nothing any more. */
  readonly ended: number
  /** Past due at once by the new promise. */
  readonly newBreaches: number
  /** Breached by the old promise, and not by the new one. */
  readonly voidedBreaches: number
}

export const noRetarget: RetargetFigures = {
  clocks: 0,
  moved: 0,
  earlier: 0,
  later: 0,
  ended: 0,
  newBreaches: 0,
  voidedBreaches: 0,
}

/** Counts what a batch of decisions comes to; `null` is a clock that stays as it is. */
export function countRetarget(
  sum: RetargetFigures,
  decisions: readonly (ClockDecision | null)[],
  now: Instant,
): RetargetFigures {
  let { clocks, moved, earlier, later, ended, newBreaches, voidedBreaches } = sum
  for (const decision of decisions) {
    clocks += 1
    if (!decision?.known) continue
    const { known, change } = decision
    if (change.type === 'ended') {
      ended += 1
      continue
    }
    const [before, after] = [known.dueAt, change.clock.dueAt]
    if (before !== after || known.remaining !== change.clock.remaining) moved += 1
    if (before !== null && after !== null && after < before) earlier += 1
    if (before !== null && after !== null && after > before) later += 1
    if (known.breachedAt === null && after !== null && after < now) newBreaches += 1
    if ('rewound' in change && change.rewound.includes('due')) voidedBreaches += 1
  }
  return { clocks, moved, earlier, later, ended, newBreaches, voidedBreaches }
}
