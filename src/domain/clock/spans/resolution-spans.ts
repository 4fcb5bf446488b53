import type { Halt } from '../../conversation/halt.ts'
import type { Reopen } from '../../policy/policy.ts'
import type { Instant, Millis } from '../../time/instant.ts'
import type { CourseTurn, Span, SpanEnd } from './span.ts'

/**
 * From the first message of a conversation to its solution. What follows a reopening is the policy's choice: the clock goes on without
 * the time for which it was solved (`continue`), a new one begins (`restart`), or the first solution stands (`leave`). Whoever comes back
 * after `revivedAfter` asks something new, whatever the choice.
 */
export function resolutionSpans(
  turns: readonly CourseTurn[],
  halts: readonly Halt[],
  reopen: Reopen,
  revivedAfter: Millis = Infinity,
): readonly Span[] {
  const [first] = turns
  if (!first) return []
  const solved = halts.filter(({ status, from }) => status === 'solved' && from >= first.openedAt)
  return unsolvedStretches(first.openedAt, solved, reopen, revivedAfter).map((stretch) => {
    const turn = turnAt(turns, stretch.startedAt)
    return {
      metric: 'resolution',
      turnId: turn.id,
      startedAt: stretch.startedAt,
      openedBy: turn.openedBy,
      end: stretch.solved && endOfSolution(turns, stretch.solved),
      gaps: stretch.gaps,
      promisedAt: null,
      groups: [],
      history: turn.history,
    }
  })
}

interface Unsolved {
  readonly startedAt: Instant
  readonly solved: Halt | null
  readonly gaps: readonly Halt[]
}

function unsolvedStretches(
  startedAt: Instant,
  solved: readonly Halt[],
  reopen: Reopen,
  revivedAfter: Millis,
): readonly Unsolved[] {
  const stretches: Unsolved[] = []
  let current: Unsolved = { startedAt, solved: null, gaps: [] }
  for (const halt of solved) {
    current = { ...current, solved: current.solved ?? halt }
    if (halt.to === Infinity) break
    if (reopen === 'restart' || halt.to - halt.from >= revivedAfter) {
      stretches.push(current)
      current = { startedAt: halt.to, solved: null, gaps: [] }
    } else if (reopen === 'continue') {
      current = { ...current, solved: null, gaps: [...current.gaps, halt] }
    }
  }
  return [...stretches, current]
}

/** The turn that a stretch began with; where somebody of ours reopened it, the latest one before. */
function turnAt(turns: readonly CourseTurn[], at: Instant): CourseTurn {
  return turns.find(({ openedAt }) => openedAt === at) ?? turns.findLast(({ openedAt }) => openedAt <= at)!
}

/** Merging it away, or solving it while the customer waits, is no solution. */
function endOfSolution(turns: readonly CourseTurn[], { from: at, began }: Halt): SpanEnd {
  if (began.reason === 'merged') return { at, fulfilled: false, reason: 'merged' }
  const ended = turns.find(({ end }) => end?.at === at && end.outcome !== 'answered')?.end
  const fulfilled = !ended || ended.outcome === 'no_reply_needed'
  return { at, fulfilled, reason: fulfilled ? null : ended.outcome }
}
