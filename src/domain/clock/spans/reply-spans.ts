import type { TurnEnd } from '../../conversation/turn.ts'
import type { Metric } from '../../policy/policy.ts'
import type { CourseTurn, Span, SpanEnd } from './span.ts'

/** Turn 1 runs on first response, every later one on next response. */
export function metricOfTurn(number: number): Extract<Metric, 'first_response' | 'next_response'> {
  return number === 1 ? 'first_response' : 'next_response'
}

/** Each turn is an instance of its own, from the oldest unanswered message to the answer. */
export function replySpan(turn: CourseTurn, metric: Metric = metricOfTurn(turn.number)): Span {
  return {
    metric,
    turnId: turn.id,
    startedAt: turn.openedAt,
    openedBy: turn.openedBy,
    end: turn.end && endOfTurn(turn.end),
    gaps: [],
    promisedAt: null,
    groups: [],
    history: turn.history,
  }
}

function endOfTurn({ at, outcome }: TurnEnd): SpanEnd {
  const fulfilled = outcome === 'answered'
  return { at, fulfilled, reason: fulfilled ? null : outcome }
}
