import type { Board, BoardRow } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { urgencyOf } from './urgency.ts'

export interface Counts {
  readonly waiting: number
  readonly atRisk: number
  readonly neglected: number
  readonly longest: {
    readonly conversationId: string
    readonly name: string | null
    readonly since: Instant
  } | null
}

/** The counters at `now`, which move on between two answers; of a board that was cut the server's own count stands. */
export function countRows(board: Board, now: Instant): Counts {
  if (board.truncated) return told(board)
  let atRisk = 0
  let neglected = 0
  let longest: BoardRow | null = null
  for (const row of board.rows) {
    const urgency = urgencyOf(row.clock, now)
    if (urgency === 'at_risk') atRisk += 1
    if (urgency === 'neglected') neglected += 1
    if (!longest || row.waiting_since < longest.waiting_since) longest = row
  }
  return {
    waiting: board.rows.length,
    atRisk,
    neglected,
    longest: longest && {
      conversationId: longest.conversation_id,
      name: longest.customer.name,
      since: Date.parse(longest.waiting_since),
    },
  }
}

function told({ counters }: Board): Counts {
  const { waiting, at_risk: atRisk, neglected, longest_wait: wait } = counters
  return {
    waiting,
    atRisk,
    neglected,
    longest: wait && {
      conversationId: wait.conversation_id,
      name: wait.customer_name,
      since: Date.parse(wait.since),
    },
  }
}
