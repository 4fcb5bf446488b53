import type { CarriedWait, Course } from '../conversation/course.ts'
import type { Halt } from '../conversation/halt.ts'
import type { Metric } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import { newClock, type Clock, type KnownClock } from './clock.ts'
import { followClock, type ClockChange } from './follow-clock.ts'
import { pairClocks } from './pair-clocks.ts'
import { planSpan } from './plan-span.ts'
import type { TurnPromise } from './promise-for-turn.ts'
import { isReplyMetric, spansOf } from './spans/spans-of.ts'
import { metricOfTurn, replySpan } from './spans/reply-spans.ts'
import type { CourseTurn, Span, SpanEnd } from './spans/span.ts'

/** Everything that decides what becomes of a conversation's clocks. */
export interface ClockQuestion {
  readonly conversationId: string
  readonly course: Course
  /** As they are now. */
  readonly turns: readonly CourseTurn[]
  readonly halts: readonly Halt[]
  /** Turns that are new, and that never were. */
  readonly opened: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  /** Messages that were not known before. */
  readonly fresh: ReadonlySet<string>
  readonly known: readonly KnownClock[]
  /** What is promised to a clock that begins now. */
  readonly promise: (metric: Metric) => TurnPromise | null
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

/** Compares the clocks that are known with what has to be measured, and says what must change. */
export function decideClocks(question: ClockQuestion, now: Instant): readonly ClockDecision[] {
  const known = question.known.map(({ metric }) => metric).filter((metric) => !isReplyMetric(metric))
  const others = new Set([...known, ...courseMetrics(question.course, question.promise)])
  return [
    ...replyClocks(question, now),
    ...[...others].flatMap((metric) => courseClocks(question, metric, now)),
  ]
}

/** What is measured over a whole conversation, as far as it is promised and may have begun. */
export function courseMetrics(
  { messages }: Pick<Course, 'messages'>,
  promise: (metric: Metric) => TurnPromise | null,
): readonly Metric[] {
  const whole = (['resolution', 'requester_wait', 'periodic_update'] as const).filter(
    (metric) => promise(metric) !== null,
  )
  return messages.some((message) => message.promise) && promise('promise') ? [...whole, 'promise'] : whole
}

function replyClocks(question: ClockQuestion, now: Instant): readonly ClockDecision[] {
  const clocks = question.known.filter(({ metric }) => isReplyMetric(metric))
  const gone = clocks.filter(({ turnId }) => question.removed.has(turnId))
  return [
    ...gone.map((known) => cancelled(known)),
    ...question.turns.flatMap((turn) => {
      const own = clocks.filter(({ turnId }) => turnId === turn.id)
      const carried = question.course.carried.find(({ id }) => id === turn.openedBy)
      if (own.length === 0) return beginReply(question, turn, carried)
      if (carried?.promise && own.every((known) => !isCarried(known, carried)))
        return [
          ...own.map((known) => policyLeft(known, carried.occurredAt, 'merged')),
          ...takeOver(question, turn, carried),
        ]
      return own.flatMap((known) => follow(question, known, replySpan(turn, known.metric), now))
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
  return promise ? [begin(question, replySpan(turn, promise.target.metric), promise)] : []
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
function takeOver(question: ClockQuestion, turn: CourseTurn, carried: CarriedWait) {
  const opened = new Set([...question.opened, turn.id])
  return beginReply({ ...question, opened }, turn, carried)
}

function isCarried(known: KnownClock, { since, promise }: CarriedWait): boolean {
  return known.startedAt === since && known.policyId === promise?.policyId
}

function courseClocks(question: ClockQuestion, metric: Metric, now: Instant): readonly ClockDecision[] {
  const own = question.known.filter((clock) => clock.metric === metric)
  const last = own.at(-1)
  const promise = (last && question.promiseOf(last)) ?? question.promise(metric)
  if (!promise) return own.filter(({ ended }) => ended === null).map((known) => policyLeft(known, now))
  const { course, turns, halts } = question
  const pairs = pairClocks(
    own,
    spansOf(metric, course, turns, halts, promise.target.reopen, promise.policy.revivedAfter),
  )
  return pairs.flatMap((pair) => {
    if (pair.span === null) return [cancelled(pair.known)]
    if (pair.known !== null) return follow(question, pair.known, pair.span, now)
    const begins = mayBegin(question, pair.span, own.length > 0)
    return begins ? [begin(question, pair.span, promise)] : []
  })
}

/** What was never promised is not measured afterwards: a clock begins with what is new, or goes on a series. */
function mayBegin(question: ClockQuestion, span: Span, inSeries: boolean): boolean {
  if (question.opened.has(span.turnId) && opensWith(question, span)) return true
  if (question.fresh.has(span.openedBy)) return true
  const reopened = span.metric === 'resolution' || span.metric === 'requester_wait'
  return (inSeries && reopened) || (question.beginAll && span.end === null)
}

function opensWith({ turns }: ClockQuestion, span: Span): boolean {
  return turns.some(({ id, openedAt }) => id === span.turnId && openedAt === span.startedAt)
}

function follow(
  question: ClockQuestion,
  known: KnownClock,
  span: Span,
  now: Instant,
): readonly ClockDecision[] {
  const promise = question.promiseOf(known)
  if (!promise) return known.ended === null && span.end === null ? [policyLeft(known, now)] : []
  const plan = planSpan(promise, span, question.halts)
  const change = followClock(known, span, plan, now)
  return change.type === 'none' ? [] : [{ known, change: underPolicy(change, promise), promise, span }]
}

function underPolicy<Change extends { readonly clock: Clock }>(change: Change, promise: TurnPromise): Change {
  const { id, version } = promise.policy
  return { ...change, clock: { ...change.clock, policyId: id, policyVersion: version } }
}

function begin(question: ClockQuestion, span: Span, promise: TurnPromise): ClockDecision {
  const plan = planSpan(promise, span, question.halts)
  const { newId, conversationId } = question
  const clock = newClock(newId(), conversationId, span, promise.policy, plan)
  return { known: null, change: { type: 'begun', clock, end: span.end }, promise, span }
}

/** A wait that late facts dissolved never was one of its own. */
function cancelled(known: KnownClock): ClockDecision {
  const { ended, ...clock } = known
  const end = { at: clock.startedAt, fulfilled: false, reason: 'merged' }
  const change =
    ended === null
      ? ({ type: 'ended', clock, end, moved: true } as const)
      : ({ type: 'corrected', clock, end } as const)
  return { known, change, promise: null, span: null }
}

/** The policy that the conversation follows now promises nothing of the kind. */
function policyLeft(known: KnownClock, now: Instant, reason = 'policy_changed'): ClockDecision {
  const end = { at: now, fulfilled: false, reason }
  return { known, change: { type: 'ended', clock: known, end, moved: false }, promise: null, span: null }
}
