import type { MessageFact } from '../conversation/message.ts'
import { turnsOf, type Settlement, type Turn } from '../conversation/turn.ts'
import type { MessageId } from '../ids.ts'
import { authorOf, type CommentFact, type Ticket } from './facts.ts'

/** The turns of a ticket, by the same code that computes them live. Everything in it is history. */
export function ticketTurns(ticket: Ticket): readonly Turn[] {
  return turnsOf(
    ticket.comments.filter((comment) => comment.public).map((comment) => messageOf(ticket, comment)),
    settlementsOf(ticket),
  )
}

function messageOf(ticket: Ticket, comment: CommentFact): MessageFact {
  const author = authorOf(ticket, comment)
  return {
    id: comment.id as MessageId,
    occurredAt: comment.at,
    opensTurn: author === 'customer' && comment.automatic === null && !comment.thanksOnly,
    closesTurn: author === 'agent',
    history: true,
    ...(author === 'agent' && comment.promise && { promise: comment.promise }),
  }
}

/** An answer that is sent and solves at once comes first: a settlement sorts after whatever else happened at its instant. */
function settlementsOf({ head, changes }: Ticket): readonly Settlement[] {
  return changes
    .filter(({ what, to }) => what === 'status' && (to === 'solved' || to === 'closed'))
    .map(({ id, at }) => ({
      id: `~${id}`,
      occurredAt: at,
      outcome: head.merged ? 'merged' : 'unanswered',
    }))
}
