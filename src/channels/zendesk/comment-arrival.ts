import type { Instant } from '../../domain/time/instant.ts'
import { programOf } from '../../helpdesk/zendesk/via.ts'
import type { Via } from '../../helpdesk/zendesk/shapes.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

/** A comment, as a webhook and the export both know it: whatever of them comes second counts as the same. */
export interface LiveComment {
  readonly id: string
  readonly ticketId: string
  readonly subject: string | null
  readonly requesterId: string
  readonly authorId: string
  readonly authorName: string | null
  readonly staff: boolean
  readonly public: boolean
  readonly via: Via
  readonly at: Instant
  readonly text: string
}

/** Zendesk itself, as the author of what its bots and rules write. */
const SYSTEM = '-1'

/** Triggers, bots and what staff's programs write by the interface are no humans; an agent who asks for themselves is a customer. */
export function commentArrival(comment: LiveComment): Arrival {
  const { id, ticketId, requesterId, authorId, staff, at, text } = comment
  const fromCustomer = authorId === requesterId || (!staff && authorId !== SYSTEM)
  const program = authorId === SYSTEM ? 'bot' : programOf(comment.via, staff && !fromCustomer)
  return arrived({
    externalId: id,
    threadKey: ticketId,
    author: {
      kind: fromCustomer && program === null ? 'customer' : program === null ? 'agent' : 'bot',
      address: fromCustomer ? requesterId : authorId,
      ...(comment.authorName !== null && { name: comment.authorName }),
    },
    occurredAt: at,
    text,
    ...(comment.subject !== null && { subject: comment.subject }),
    ...(!comment.public && { note: true }),
    ...(program !== null && { automatic: program }),
    detail: { reply_to: { ticket: ticketId } },
  })
}
