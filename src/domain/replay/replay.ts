import { openTimeBetween } from '../calendar/open-time.ts'
import { metricOfTurn } from '../clock/spans/reply-spans.ts'
import type { MessageFact } from '../conversation/message.ts'
import { turnsOf, type Turn } from '../conversation/turn.ts'
import { SECOND, type Instant, type Millis } from '../time/instant.ts'
import { quantile } from './quantile.ts'
import type { ReplayMetric, ReplayTarget } from './replay-policy.ts'

/** What a target would have brought. Seconds are open time of its calendar. */
export interface TargetFigures {
  readonly metric: ReplayMetric
  readonly target_seconds: number
  readonly met: number
  /** Answered late; for a first response the never answered as well. */
  readonly breached: number
  readonly never_answered: number
  /** Next responses that nobody has given by the end of the file. */
  readonly open: number
  readonly median_seconds: number | null
  readonly p90_seconds: number | null
  readonly arrived_out_of_hours: number
  /** Met on this calendar, missed on the customer's own clock. */
  readonly hidden_neglect: number
}

export interface ReplayFigures {
  readonly conversations: number
  readonly messages: number
  readonly targets: readonly TargetFigures[]
  readonly turns: number
  /** Turns that waited past their metric's shortest target on the customer's own clock; unanswered ones wait to the file's end. */
  readonly turns_neglected: number
  /** How long they waited past it, in all. */
  readonly neglect_seconds: number
}

/** What would have happened: the live domain code over the messages of conversations, without a database. */
export function replay(
  conversations: Iterable<readonly MessageFact[]>,
  targets: readonly ReplayTarget[],
  endsAt: Instant,
): ReplayFigures {
  const tallies = targets.map(newTally)
  const promises = shortestTargets(targets)
  const sum = { conversations: 0, messages: 0, turns: 0, neglected: 0, neglect: 0 }
  for (const messages of conversations) {
    sum.conversations += 1
    sum.messages += messages.length
    for (const turn of turnsOf(messages)) {
      sum.turns += 1
      for (const tally of tallies) count(tally, turn)
      const past = pastTarget(turn, promises.get(metricOf(turn)), endsAt)
      if (past > 0) {
        sum.neglected += 1
        sum.neglect += past
      }
    }
  }
  return {
    conversations: sum.conversations,
    messages: sum.messages,
    targets: tallies.map(figuresOf),
    turns: sum.turns,
    turns_neglected: sum.neglected,
    neglect_seconds: sum.neglect / SECOND,
  }
}

interface Tally {
  readonly target: ReplayTarget
  readonly waits: Millis[]
  met: number
  late: number
  unanswered: number
  outOfHours: number
  hidden: number
}

function newTally(target: ReplayTarget): Tally {
  return { target, waits: [], met: 0, late: 0, unanswered: 0, outOfHours: 0, hidden: 0 }
}

function metricOf(turn: Turn): ReplayMetric {
  return metricOfTurn(turn.number)
}

function count(tally: Tally, turn: Turn): void {
  const { metric, calendar, target } = tally.target
  if (metricOf(turn) !== metric) return
  if (openTimeBetween(calendar, turn.openedAt, turn.openedAt + 1) === 0) tally.outOfHours += 1
  if (turn.end === null) {
    tally.unanswered += 1
    return
  }
  const wait = openTimeBetween(calendar, turn.openedAt, turn.end.at)
  tally.waits.push(wait)
  if (wait > target) tally.late += 1
  else {
    tally.met += 1
    if (turn.end.at - turn.openedAt > target) tally.hidden += 1
  }
}

function figuresOf({ target, waits, met, late, unanswered, outOfHours, hidden }: Tally): TargetFigures {
  const sorted = Float64Array.from(waits).sort()
  const first = target.metric === 'first_response'
  return {
    metric: target.metric,
    target_seconds: target.target / SECOND,
    met,
    breached: first ? late + unanswered : late,
    never_answered: unanswered,
    open: first ? 0 : unanswered,
    median_seconds: seconds(quantile(sorted, 0.5)),
    p90_seconds: seconds(quantile(sorted, 0.9)),
    arrived_out_of_hours: outOfHours,
    hidden_neglect: hidden,
  }
}

function seconds(length: Millis | null): number | null {
  return length === null ? null : length / SECOND
}

function shortestTargets(targets: readonly ReplayTarget[]): ReadonlyMap<ReplayMetric, Millis> {
  const shortest = new Map<ReplayMetric, Millis>()
  for (const { metric, target } of targets)
    shortest.set(metric, Math.min(target, shortest.get(metric) ?? Infinity))
  return shortest
}

function pastTarget(turn: Turn, target: Millis | undefined, endsAt: Instant): Millis {
  return target === undefined ? 0 : (turn.end?.at ?? endsAt) - turn.openedAt - target
}
