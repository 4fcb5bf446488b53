import type { Instant, Millis } from '../time/instant.ts'
import type { TurnOutcome } from '../conversation/turn.ts'
import type { AccountedTurn } from './turn-account.ts'

/** Nobody waited for an answer that did not come. */
const excusedOutcomes: ReadonlySet<TurnOutcome | null> = new Set([
  'no_reply_needed',
  'not_customer',
  'merged',
])

/** How a turn stands at an instant, on the customer's own clock. */
export interface Neglect {
  readonly wait: Millis
  /** How long past the promise; 0 while it is kept. */
  readonly past: Millis
  readonly neglected: boolean
  /** Ended without an answer though one was needed, or past the promise and still without one. */
  readonly neverAnswered: boolean
  /** Answered in time on the company's calendar, too late on the customer's clock. */
  readonly hidden: boolean
  /** What the company's calendar alone would call it. */
  readonly neglectedOnCalendar: boolean
}

/**
 * A turn is neglected when it waited past its target on the customer's own clock or was never answered: an open turn
 * counts as soon as it is past, one that was solved without an answer at once. What needed no reply is never neglected.
 * Answered exactly at the end of the promise is kept.
 */
export function neglectOf(turn: AccountedTurn, now: Instant): Neglect {
  const until = turn.endedAt ?? now
  const wait = Math.max(0, until - turn.openedAt)
  const excused = turn.target === null || isExcused(turn)
  const past = excused ? 0 : Math.max(0, wait - turn.target)
  const unanswered = !excused && turn.outcome === 'unanswered'
  const lateOnCalendar = !excused && turn.dueAt !== null && until > turn.dueAt
  return {
    wait,
    past,
    neglected: past > 0 || unanswered,
    neverAnswered: unanswered || (past > 0 && turn.endedAt === null),
    hidden: past > 0 && turn.outcome === 'answered' && !lateOnCalendar,
    neglectedOnCalendar: lateOnCalendar || unanswered,
  }
}

/** It turned out that nobody waited for an answer. */
export function isExcused({ outcome }: Pick<AccountedTurn, 'outcome'>): boolean {
  return excusedOutcomes.has(outcome)
}
