import type { Halt } from '../../conversation/halt.ts'
import type { Reopen } from '../../policy/policy.ts'
import type { Instant } from '../../time/instant.ts'
import type { CourseTurn, Span, SpanEnd } from './span.ts'

/**
 * From the first message of a conversation to its solution. What follows a reopening is the policy's choice: the clock goes on without
 * the time for which it was solved (`continue`), a new one begins (`restart`), or the first solution stands (`leave`).
 */
export function resolutionSpans(
  turns: readonly CourseTurn[],
  halts: readonly Halt[],
  reopen: Reopen,
): readonly Span[] {
  const [first] = turns
  if (!first) return []
  const solved = halts.filter(({ status, from }) => status === 'solved' && from >= first.openedAt)
  const stretches = stretchesBetween(first.openedAt, solved, reopen)
  return stretches.map(({ startedAt, solvedAt, gaps }) => {
    const turn = turnAt(turns, startedAt)
    return {
      metric: 'resolution',
      turnId: turn.id,
      startedAt,
      openedBy: turn.openedBy,
      end: solvedAt === null ? null : endOfSolution(turns, solvedAt),
      gaps,
      promisedAt: null,
      history: turn.history,
    }
  })
}

interface Unsolved {
  readonly startedAt: Instant
  readonly solvedAt: Instant | null
  readonly gaps: readonly Halt[]
}

function stretchesBetween(startedAt: Instant, solved: readonly Halt[], reopen: Reopen): readonly Unsolved[] {
  if (reopen === 'leave') return [{ startedAt, solvedAt: solved[0]?.from ?? null, gaps: [] }]
  const last = solved.at(-1)
  const standing = last?.to === Infinity ? last : null
  const reopened = standing ? solved.slice(0, -1) : solved
  if (reopen === 'continue') return [{ startedAt, solvedAt: standing?.from ?? null, gaps: reopened }]
  const starts = [startedAt, ...reopened.map(({ to }) => to)]
  return starts.map((start, index) => ({ startedAt: start, solvedAt: solved[index]?.from ?? null, gaps: [] }))
}

/** The turn that a stretch began with; where somebody of ours reopened it, the latest one before. */
function turnAt(turns: readonly CourseTurn[], at: Instant): CourseTurn {
  return turns.find(({ openedAt }) => openedAt === at) ?? turns.findLast(({ openedAt }) => openedAt <= at)!
}

/** Solving it while the customer waits is no solution. */
function endOfSolution(turns: readonly CourseTurn[], at: Instant): SpanEnd {
  const ended = turns.find(({ end }) => end?.at === at && end.outcome !== 'answered')
  const fulfilled = !ended || ended.end!.outcome === 'no_reply_needed'
  return { at, fulfilled, reason: fulfilled ? null : ended.end!.outcome }
}
