import type { Halt } from '../../conversation/halt.ts'
import type { MessageFact } from '../../conversation/message.ts'
import type { CourseTurn, Span, SpanEnd } from './span.ts'

/** From each answer to the next one, until it is solved: so long may pass without news. */
export function updateSpans(
  turns: readonly CourseTurn[],
  messages: readonly MessageFact[],
  halts: readonly Halt[],
): readonly Span[] {
  const replies = repliesIn(messages)
  return replies.flatMap((reply, index) => {
    const next = replies[index + 1]
    const news = next ? { at: next.occurredAt, fulfilled: true, reason: null } : null
    return spanAfter('periodic_update', reply, turns, firstOf(news, solvedAfter(reply, halts))) ?? []
  })
}

/** From each holding reply to the answer that it promised. A further promise takes its place. */
export function promiseSpans(
  turns: readonly CourseTurn[],
  messages: readonly MessageFact[],
  halts: readonly Halt[],
): readonly Span[] {
  const replies = repliesIn(messages)
  return replies.flatMap((reply, index) => {
    if (!reply.promise) return []
    const next = replies[index + 1]
    const kept = next && !next.promise
    const reason = kept ? null : 'promised_again'
    const answer = next ? { at: next.occurredAt, fulfilled: kept === true, reason } : null
    const span = spanAfter('promise', reply, turns, firstOf(answer, solvedAfter(reply, halts)))
    return span ? [{ ...span, promisedAt: reply.promise.until }] : []
  })
}

function repliesIn(messages: readonly MessageFact[]): readonly MessageFact[] {
  return messages
    .filter(({ closesTurn }) => closesTurn)
    .sort((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1))
}

function spanAfter(
  metric: 'periodic_update' | 'promise',
  reply: MessageFact,
  turns: readonly CourseTurn[],
  end: SpanEnd | null,
): Span | null {
  const turn = turns.findLast(({ openedAt }) => openedAt <= reply.occurredAt)
  if (!turn) return null
  return {
    metric,
    turnId: turn.id,
    startedAt: reply.occurredAt,
    openedBy: reply.id,
    end,
    gaps: [],
    promisedAt: null,
    groups: [],
    history: reply.history,
  }
}

function solvedAfter({ occurredAt }: MessageFact, halts: readonly Halt[]): SpanEnd | null {
  const solved = halts.find(({ status, from }) => status === 'solved' && from >= occurredAt)
  return solved ? { at: solved.from, fulfilled: false, reason: solved.began.reason } : null
}

function firstOf(a: SpanEnd | null, b: SpanEnd | null): SpanEnd | null {
  if (!a || !b) return a ?? b
  return b.at < a.at ? b : a
}
