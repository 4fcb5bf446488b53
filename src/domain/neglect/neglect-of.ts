import type { Instant, Millis } from '../time/instant.ts'
import type { TurnAccount } from './turn-account.ts'

/** How a turn stands at an instant, on the customer's own clock. */
export interface Neglect {
  readonly wait: Millis
  /** How long past the promise; 0 while it is kept. */
  readonly past: Millis
  readonly neglected: boolean
  /** Still without an answer, or ended without one though one was needed. */
  readonly neverAnswered: boolean
  /** Kept on the company's calendar, broken on the customer's clock. */
  readonly hidden: boolean
}

/**
 * A turn is neglected when it waited past its target on the customer's own clock or was never answered: an open turn
 * counts as soon as it is past, one that was solved without an answer at once. What needed no reply is never neglected.
 */
export function neglectOf(turn: TurnAccount, now: Instant): Neglect {
  const wait = Math.max(0, (turn.endedAt ?? now) - turn.openedAt)
  const excused = turn.target === null || turn.outcome === 'no_reply_needed' || turn.outcome === 'merged'
  const past = excused ? 0 : Math.max(0, wait - turn.target!)
  const unanswered = !excused && turn.outcome === 'unanswered'
  const neglected = past > 0 || unanswered
  const metOnCalendar = turn.dueAt !== null && turn.endedAt !== null && turn.endedAt <= turn.dueAt
  return {
    wait,
    past,
    neglected,
    neverAnswered: unanswered || (past > 0 && turn.endedAt === null),
    hidden: past > 0 && turn.outcome === 'answered' && metOnCalendar,
  }
}
