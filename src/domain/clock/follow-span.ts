import type { Instant } from '../time/instant.ts'
import { newClock, type Clock, type KnownClock } from './clock.ts'
import type { ClockDecision, ClockQuestion } from './clock-question.ts'
import { followClock } from './follow-clock.ts'
import { planSpan } from './plan-span.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import type { Span } from './spans/span.ts'

/** What becomes of a known clock that measures this span now. */
export function followSpan(
  question: ClockQuestion,
  known: KnownClock,
  span: Span,
  now: Instant,
): readonly ClockDecision[] {
  const promise = question.promiseOf(known)
  if (!promise) return known.ended === null ? [endUnpromised(known, now)] : []
  const plan = planSpan(promise, span, question.halts)
  const change = followClock(known, span, plan, now)
  return change.type === 'none' ? [] : [{ known, change: underPolicy(change, promise), promise, span }]
}

export function underPolicy<Change extends { readonly clock: Clock }>(
  change: Change,
  promise: TurnPromise,
): Change {
  const { id, version } = promise.policy
  return { ...change, clock: { ...change.clock, policyId: id, policyVersion: version } }
}

/** A clock that begins on this span. */
export function beginClock(question: ClockQuestion, span: Span, promise: TurnPromise): ClockDecision {
  const plan = planSpan(promise, span, question.halts)
  const { newId, conversationId } = question
  const clock = newClock(newId(), conversationId, span, promise.policy, plan)
  return { known: null, change: { type: 'begun', clock, end: span.end }, promise, span }
}

/** A wait that late facts dissolved never was one of its own. */
export function cancelClock(known: KnownClock): ClockDecision {
  const { ended, ...clock } = known
  const end = { at: clock.startedAt, fulfilled: false, reason: 'merged' }
  const change =
    ended === null
      ? ({ type: 'ended', clock, end, moved: true } as const)
      : ({ type: 'corrected', clock, end } as const)
  return { known, change, promise: null, span: null }
}

/** The policy that the conversation follows now promises nothing of the kind. */
export function endUnpromised(known: KnownClock, now: Instant, reason = 'policy_changed'): ClockDecision {
  const end = { at: now, fulfilled: false, reason }
  return { known, change: { type: 'ended', clock: known, end, moved: false }, promise: null, span: null }
}
