import type { Course } from '../conversation/course.ts'
import type { Metric } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import type { KnownClock } from './clock.ts'
import type { ClockDecision, ClockQuestion } from './clock-question.ts'
import { beginClock, cancelClock, endUnpromised, followSpan } from './follow-span.ts'
import { pairClocks } from './pair-clocks.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import type { Span } from './spans/span.ts'
import { spansOf } from './spans/spans-of.ts'

/** What is measured over a whole conversation, as far as it is promised and may have begun. */
export function courseMetrics(
  { messages }: Pick<Course, 'messages'>,
  promise: (metric: Metric) => TurnPromise | null,
): readonly Metric[] {
  const whole = (
    ['resolution', 'requester_wait', 'periodic_update', 'claim_to_reply', 'group_share'] as const
  ).filter((metric) => promise(metric) !== null)
  return messages.some((message) => message.promise) && promise('promise') ? [...whole, 'promise'] : whole
}

/** Clocks of one metric over the whole conversation, each with the stretch that it measures. */
export function courseClocks(
  question: ClockQuestion,
  metric: Metric,
  now: Instant,
): readonly ClockDecision[] {
  const own = question.known.filter((clock) => clock.metric === metric)
  const last = own.at(-1)
  const promise = (last && question.promiseOf(last)) ?? question.promise(metric)
  if (!promise) return own.filter(({ ended }) => ended === null).map((known) => endUnpromised(known, now))
  const { turns, halts } = question
  const { target, policy } = promise
  const spans = spansOf(metric, question, turns, halts, target.reopen, policy.revivedAfter)
  return pairClocks(own, spans).flatMap((pair) => {
    if (pair.span === null) return [cancelClock(pair.known)]
    if (pair.known !== null) return followSpan(question, pair.known, pair.span, now)
    const begins = mayBegin(question, pair.span, own.length > 0 && pair.span === spans.at(-1))
    const promised = metric === 'group_share' ? promiseToGroup(question, pair.span, last) : promise
    return begins && promised ? [beginClock(question, pair.span, promised)] : []
  })
}

/** Groups are promised different shares; all of one wait by the same version of the policy. */
function promiseToGroup(
  question: ClockQuestion,
  { metric, groups }: Span,
  last: KnownClock | undefined,
): TurnPromise | null {
  return last ? question.promiseOf({ ...last, groups }) : question.promise(metric, groups)
}

/** What was never promised is not measured afterwards: a clock begins with what is new, or goes on a series. */
function mayBegin(question: ClockQuestion, span: Span, continuesSeries: boolean): boolean {
  if (question.opened.has(span.turnId) && opensWith(question, span)) return true
  if (question.fresh.has(span.openedBy)) return true
  const reopened = span.metric === 'resolution' || span.metric === 'requester_wait'
  return (continuesSeries && reopened) || (question.beginAll && span.end === null)
}

function opensWith({ turns }: ClockQuestion, span: Span): boolean {
  return turns.some(({ id, openedAt }) => id === span.turnId && openedAt === span.startedAt)
}
