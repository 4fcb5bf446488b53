import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { BrandId, ConversationId } from '../../../domain/ids.ts'
import { claimAnswer } from '../../claim-answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { claim } from './schema.ts'

export const takeConversation = route({
  operation: 'conversations.take',
  method: 'post',
  path: '/conversations/:id/take',
  summary: 'Take a conversation that nobody holds, without having been asked.',
  params: z.object({ id }),
  answers: {
    200: { is: 'It is yours until reply_by.', schema: claim },
    404: { is: 'No such conversation.' },
    409: { is: 'already_claimed, over_capacity.' },
    410: { is: 'expired: nobody waits in it any more.' },
  },
  async handle(deps, { scope, params }) {
    if (!scope.personId) return personNeeded
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const outcome = await deps.workflows.takeConversation({
      brandId: conversation.brand_id as BrandId,
      conversationId: params.id as ConversationId,
      personId: scope.personId,
    })
    return claimAnswer(deps.db, outcome)
  },
})
