import type { ReplyRow } from '../../../db/read/conversation-facts.ts'
import type { MessageRow } from '../../../db/read/messages.ts'
import type { Message } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import { safeHtml } from '../../safe-html.ts'

export function presentMessage(row: MessageRow, reply: ReplyRow | undefined): Message {
  return {
    id: row.id,
    direction: row.direction,
    author: row.author,
    author_name: row.person_name ?? row.author_name,
    author_address: row.author_address,
    person_id: row.person_id,
    text: row.text,
    html: row.html === null ? null : safeHtml(row.html),
    occurred_at: row.occurred_at.toISOString(),
    ingested_at: row.ingested_at.toISOString(),
    opens_turn: row.opens_turn,
    closes_turn: row.closes_turn,
    history: row.history,
    flags: [...row.flags],
    delivery: reply ? presentDelivery(reply) : null,
    attachments: [...row.attachments],
  }
}

/** An answer that no channel has taken yet is no message yet; whoever wrote it wants to see it all the same. */
export function presentPendingReply(reply: ReplyRow): Message {
  return {
    id: reply.message_id,
    direction: 'outbound',
    author: reply.author,
    author_name: reply.person_name,
    author_address: null,
    person_id: reply.person_id,
    text: reply.text,
    html: null,
    occurred_at: reply.queued_at.toISOString(),
    ingested_at: reply.queued_at.toISOString(),
    opens_turn: false,
    closes_turn: false,
    history: false,
    flags: [],
    delivery: presentDelivery(reply),
    attachments: [],
  }
}

function presentDelivery(reply: ReplyRow): NonNullable<Message['delivery']> {
  return {
    state: reply.state,
    attempts: reply.attempts,
    error: reply.error,
    queued_at: reply.queued_at.toISOString(),
    handed_over_at: instantOrNull(reply.handed_over_at),
  }
}
