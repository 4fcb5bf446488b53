import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { BrandId, ConversationId } from '../../../domain/ids.ts'
import { alreadyClaimed } from '../../already-claimed.ts'
import { accepted } from '../../answer.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { mustHoldFirst } from './must-hold-first.ts'
import { newReply, reply } from './schema.ts'

const idempotencyKey = z.string().trim().min(1).max(200)

export const replyToConversation = route({
  operation: 'conversations.reply',
  method: 'post',
  path: '/conversations/:id/replies',
  summary: "Answer through the customer's own channel. The clock stops when the channel has taken it.",
  params: z.object({ id }),
  headers: z.object({ 'Idempotency-Key': idempotencyKey.optional() }),
  body: newReply,
  answers: {
    202: { is: 'Queued, or what became of the reply with this key.', schema: reply },
    404: { is: 'No such conversation.' },
    409: { is: 'already_claimed, outbound_stopped, channel_cannot_reply, nobody_to_answer, claim_first.' },
  },
  async handle(deps, { scope, params, body, header }) {
    const key = idempotencyKey.optional().safeParse(header('idempotency-key'))
    if (!key.success)
      return problem(400, 'invalid_request', 'The header Idempotency-Key may have up to 200 characters.')
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const hindrance = await mustHoldFirst(deps.db, scope, conversation)
    if (hindrance) return hindrance

    const outcome = await deps.workflows.queueReply({
      brandId: conversation.brand_id as BrandId,
      conversationId: params.id as ConversationId,
      personId: scope.personId,
      text: body.text,
      promise: body.promise && { until: body.promise.until === null ? null : Date.parse(body.promise.until) },
      idempotencyKey: key.data ?? deps.newId(),
    })
    if (outcome.type === 'queued') return accepted({ message_id: outcome.messageId, state: outcome.state })
    switch (outcome.reason) {
      case 'not_found':
        return notFound('conversation')
      case 'already_claimed':
        return alreadyClaimed(deps.db, outcome.by)
      case 'outbound_stopped':
        return problem(
          409,
          'outbound_stopped',
          'A lead has stopped all outbound traffic of this brand; it can be started again under /brands.',
        )
      case 'nobody_to_answer':
        return problem(409, 'nobody_to_answer', 'No customer has written in this conversation yet.')
      case 'channel_cannot_reply':
        return problem(
          409,
          'channel_cannot_reply',
          'Nothing can be sent through this channel: its adapter only receives, or does not run.',
        )
    }
  },
})
