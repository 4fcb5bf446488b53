import type { QueuePlace } from '../../domain/chat/frames.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { WaitingTurn } from '../../workflows/ports/chat-store.ts'

/** Open turns by conversation. */
export type Waiting = ReadonlyMap<string, WaitingTurn>

/** Where a customer stands among those who wait. */
export function queuePlace(waiting: Waiting, conversationId: string | null): QueuePlace {
  const turn = conversationId === null ? undefined : waiting.get(conversationId)
  if (!turn) return { waiting: false }
  return {
    waiting: true,
    ahead: turn.ahead,
    taken: turn.taken,
    since: formatInstant(turn.openedAt),
    promised_by: turn.dueAt === null ? null : formatInstant(turn.dueAt),
  }
}
