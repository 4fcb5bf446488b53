import type { Halt } from '../../conversation/halt.ts'
import type { Reopen } from '../../policy/policy.ts'
import type { Millis } from '../../time/instant.ts'
import { resolutionSpans } from './resolution-spans.ts'
import type { CourseTurn, Span } from './span.ts'

/** All the time for which the customer waits until the solution: as resolution, but nothing counts while nobody waits. */
export function requesterWaitSpans(
  turns: readonly CourseTurn[],
  halts: readonly Halt[],
  reopen: Reopen,
  revivedAfter: Millis = Infinity,
): readonly Span[] {
  const idle = turns.flatMap((turn, index) => idleAfter(turn, turns[index + 1]) ?? [])
  return resolutionSpans(turns, halts, reopen, revivedAfter).map((span) => ({
    ...span,
    metric: 'requester_wait',
    gaps: [...span.gaps, ...idle.filter(({ to }) => to > span.startedAt)],
  }))
}

function idleAfter(turn: CourseTurn, next: CourseTurn | undefined): Halt | null {
  if (!turn.end || (next && next.openedAt <= turn.end.at)) return null
  return {
    status: 'pending',
    from: turn.end.at,
    to: next?.openedAt ?? Infinity,
    began: { personId: null, reason: turn.end.outcome, note: null },
    ended: next ? { personId: null, reason: 'customer_wrote', note: null } : null,
  }
}
