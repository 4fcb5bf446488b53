import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { BrandId, ConversationId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { notHeld } from './not-held.ts'
import { settled, whyHandedBack } from './schema.ts'

export const handBackConversation = route({
  operation: 'conversations.hand-back',
  method: 'post',
  path: '/conversations/:id/hand-back',
  summary: 'Give a conversation back to the queue; it keeps its old place there.',
  params: z.object({ id }),
  body: whyHandedBack,
  answers: { 200: { is: 'Handed back.', schema: settled }, 409: { is: 'not_held: you do not hold it.' } },
  async handle(deps, { scope, params, body }) {
    if (!scope.personId) return personNeeded
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const outcome = await deps.workflows.handBack({
      brandId: conversation.brand_id as BrandId,
      conversationId: params.id as ConversationId,
      personId: scope.personId,
      reason: body.reason ?? null,
    })
    if (outcome.type === 'handed_back') return ok({ conversation_id: params.id, state: conversation.state })
    return notHeld
  },
})
