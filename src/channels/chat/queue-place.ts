import type { QueuePlace } from '../../domain/chat/frames.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { WaitingTurn } from '../../workflows/ports/chat-store.ts'

/** Open turns by conversation. */
export type Waiting = ReadonlyMap<string, WaitingTurn>

/** The customer's own turn among those that wait; null for who does not wait. */
export function turnIn(waiting: Waiting, conversationId: string | null): WaitingTurn | null {
  return (conversationId !== null && waiting.get(conversationId)) || null
}

/** Whether the customer would be told the same of both. */
export function samePlace(a: WaitingTurn | null, b: WaitingTurn | null): boolean {
  if (a === null || b === null) return a === b
  return a.ahead === b.ahead && a.taken === b.taken && a.openedAt === b.openedAt && a.dueAt === b.dueAt
}

/** Where a customer stands among those who wait, as the browser is told. */
export function queuePlace(turn: WaitingTurn | null): QueuePlace {
  if (!turn) return { waiting: false }
  return {
    waiting: true,
    ahead: turn.ahead,
    taken: turn.taken,
    since: formatInstant(turn.openedAt),
    promised_by: turn.dueAt === null ? null : formatInstant(turn.dueAt),
  }
}
