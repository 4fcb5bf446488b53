import type { MessageId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { CarriedWait } from './course.ts'
import type { MessageFact } from './message.ts'

/** How a turn came to its end; without one it is open. */
export type TurnOutcome = 'answered' | 'unanswered' | 'no_reply_needed' | 'not_customer' | 'merged'

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

/** Somebody ended the wait without an answer: solved it, declared that none is needed or that no customer wrote, merged it away. */
export interface Settlement {
  readonly id: string
  readonly occurredAt: Instant
  readonly outcome: Exclude<TurnOutcome, 'answered'>
}

type Fact = MessageFact | Settlement | CarriedWait

/**
 * The turns of a conversation: a pure function of its facts ordered by (occurred at, id), in whatever order they were learnt. A wait that
 * was carried over from a merged conversation keeps its beginning, though it counts here only from the merge on.
 */
export function turnsOf(
  messages: readonly MessageFact[],
  settlements: readonly Settlement[] = [],
  carried: readonly CarriedWait[] = [],
): readonly Turn[] {
  const turns: Turn[] = []
  let open: Turn | null = null
  for (const fact of inOrder(messages, settlements, carried)) {
    const end = endBy(fact)
    if (open && end) {
      turns.push({ ...open, end })
      open = null
      continue
    }
    const opening = openingBy(fact)
    if (opening && (!open || ('since' in fact && fact.since < open.openedAt)))
      open = { number: turns.length + 1, end: null, ...opening }
  }
  return open ? [...turns, open] : turns
}

/** Most conversations are nothing but messages, in order already. */
function inOrder(
  messages: readonly MessageFact[],
  settlements: readonly Settlement[],
  carried: readonly CarriedWait[],
): readonly Fact[] {
  if (settlements.length + carried.length > 0)
    return [...messages, ...settlements, ...carried].sort(byOccurrence)
  const sorted = messages.every((one, index) => index === 0 || byOccurrence(messages[index - 1]!, one) < 0)
  return sorted ? messages : messages.toSorted(byOccurrence)
}

function endBy(fact: Fact): TurnEnd | null {
  if ('outcome' in fact) return { at: fact.occurredAt, outcome: fact.outcome, by: fact.id }
  return 'closesTurn' in fact && fact.closesTurn
    ? { at: fact.occurredAt, outcome: 'answered', by: fact.id }
    : null
}

function openingBy(fact: Fact): Pick<Turn, 'openedBy' | 'openedAt' | 'history'> | null {
  const openedBy = fact.id as MessageId
  if ('since' in fact) return { openedBy, openedAt: fact.since, history: fact.history }
  if (!('opensTurn' in fact) || !fact.opensTurn) return null
  return { openedBy, openedAt: fact.occurredAt, history: fact.history }
}

function byOccurrence(a: Fact, b: Fact): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
