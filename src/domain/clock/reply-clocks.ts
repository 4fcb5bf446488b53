import type { CarriedWait } from '../conversation/course.ts'
import type { Instant } from '../time/instant.ts'
import type { KnownClock } from './clock.ts'
import type { ClockDecision, ClockQuestion } from './clock-question.ts'
import { beginClock, cancelClock, endUnpromised, followSpan } from './follow-span.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import { metricOfTurn, replySpan } from './spans/reply-spans.ts'
import type { CourseTurn } from './spans/span.ts'
import { isReplyMetric } from './spans/spans-of.ts'

/** First and next responses: each turn has a clock of its own, which stays with it however late facts move it. */
export function replyClocks(question: ClockQuestion, now: Instant): readonly ClockDecision[] {
  const clocks = question.known.filter(({ metric }) => isReplyMetric(metric))
  const gone = clocks.filter(({ turnId }) => question.removed.has(turnId))
  return [
    ...gone.map((known) => cancelClock(known)),
    ...question.turns.flatMap((turn) => {
      const own = clocks.filter(({ turnId }) => turnId === turn.id)
      const carried = question.course.carried.find(({ id }) => id === turn.openedBy)
      const back = carried ? undefined : own.find(({ ended }) => ended?.reason === 'merged')
      if (back) return comeBack(question, turn, own, back, now)
      if (own.length === 0) return beginReply(question, turn, carried)
      if (carried?.promise) return followCarried(question, turn, own, carried, now)
      return own.flatMap((known) => followSpan(question, known, replySpan(turn, known.metric), now))
    }),
  ]
}

function beginReply(
  question: ClockQuestion,
  turn: CourseTurn,
  carried: CarriedWait | undefined,
): readonly ClockDecision[] {
  const isNew = question.opened.has(turn.id) || (question.beginAll && turn.end === null)
  if (!isNew) return []
  const promise = (carried && question.promiseOfCarried(carried)) ?? promiseOfTurn(question, turn)
  return promise ? [beginClock(question, replySpan(turn, promise.target.metric), promise)] : []
}

/** Whoever comes back to an old thread after so long asks something new, if the policy says so. */
function promiseOfTurn({ turns, promise }: ClockQuestion, turn: CourseTurn): TurnPromise | null {
  const metric = metricOfTurn(turn.number)
  if (metric === 'first_response') return promise(metric)
  const anew = promise('first_response')
  const before = turns.find(({ number }) => number === turn.number - 1)?.end
  const revivedAfter = anew?.policy.revivedAfter ?? Infinity
  return before && turn.openedAt - before.at >= revivedAfter ? anew : promise(metric)
}

/** The wait that came with the merge keeps the clock that it had; the later one of this conversation ends. */
function followCarried(
  question: ClockQuestion,
  turn: CourseTurn,
  own: readonly KnownClock[],
  carried: CarriedWait,
  now: Instant,
): readonly ClockDecision[] {
  const its = own.find((known) => isCarried(known, carried))
  if (its) return comeBack(question, turn, own, its, now)
  const opened = new Set([...question.opened, turn.id])
  return [
    ...own.map((known) => endUnpromised(known, carried.occurredAt, 'merged')),
    ...beginReply({ ...question, opened }, turn, carried),
  ]
}

/** A merge was taken back: the clock that had ended by it goes on, and what came with it is measured where it came from. */
function comeBack(
  question: ClockQuestion,
  turn: CourseTurn,
  own: readonly KnownClock[],
  back: KnownClock,
  now: Instant,
): readonly ClockDecision[] {
  return [
    ...own.filter((known) => known !== back && known.ended === null).map((known) => cancelClock(known)),
    ...followSpan(question, back, replySpan(turn, back.metric), now),
  ]
}

/** Whether this clock measures the wait that came with a merge. */
export function isCarried(known: KnownClock, { since, promise }: CarriedWait): boolean {
  return known.startedAt === since && known.policyId === promise?.policyId
}
