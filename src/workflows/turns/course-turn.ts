import type { CourseTurn } from '../../domain/clock/spans/span.ts'
import type { TurnEnd } from '../../domain/conversation/turn.ts'
import type { MessageId } from '../../domain/ids.ts'
import type { StoredTurn } from '../ports/conversation-store.ts'

/** A stored turn, as clocks see it. */
export function courseTurn(turn: StoredTurn): CourseTurn {
  const { id, number, openedBy, openedAt, history } = turn
  return { id, number, openedBy: openedBy as MessageId, openedAt, history, end: endOfTurn(turn) }
}

/** Null while it is open. */
export function endOfTurn({ closedAt, closedBy, outcome }: StoredTurn): TurnEnd | null {
  return closedAt !== null && closedBy !== null && outcome !== null
    ? { at: closedAt, by: closedBy, outcome }
    : null
}
