import type { MessageId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { MessageFact } from './message.ts'

/** How a turn came to its end; without one it is open. */
export type TurnOutcome = 'answered' | 'unanswered' | 'no_reply_needed' | 'merged'

/** A stretch in which the customer waits: from the oldest unanswered message to the next human answer. */
export interface Turn {
  /** 1 for the first of a conversation. */
  readonly number: number
  readonly openedBy: MessageId
  readonly openedAt: Instant
  readonly end: TurnEnd | null
  readonly history: boolean
}

export interface TurnEnd {
  readonly at: Instant
  readonly outcome: TurnOutcome
  /** The answer, or the settlement that ended the wait without one. */
  readonly by: string
}

/** Somebody ended the wait without an answer: solved it, declared that none is needed, merged it away. */
export interface Settlement {
  readonly id: string
  readonly occurredAt: Instant
  readonly outcome: Exclude<TurnOutcome, 'answered'>
}

type Fact = MessageFact | Settlement

/** The turns of a conversation: a pure function of its facts ordered by (occurred at, id), in whatever order they were learnt. */
export function turnsOf(
  messages: readonly MessageFact[],
  settlements: readonly Settlement[] = [],
): readonly Turn[] {
  const turns: Turn[] = []
  let open: Turn | null = null
  for (const fact of [...messages, ...settlements].sort(byOccurrence)) {
    const end = endBy(fact)
    if (open && end) {
      turns.push({ ...open, end })
      open = null
    } else if (!open && 'opensTurn' in fact && fact.opensTurn) {
      open = {
        number: turns.length + 1,
        openedBy: fact.id,
        openedAt: fact.occurredAt,
        end: null,
        history: fact.history,
      }
    }
  }
  return open ? [...turns, open] : turns
}

function endBy(fact: Fact): TurnEnd | null {
  if ('outcome' in fact) return { at: fact.occurredAt, outcome: fact.outcome, by: fact.id }
  return fact.closesTurn ? { at: fact.occurredAt, outcome: 'answered', by: fact.id } : null
}

function byOccurrence(a: Fact, b: Fact): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
