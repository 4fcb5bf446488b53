import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { BrandId, ConversationId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { mustHoldFirst } from './must-hold-first.ts'
import { notHeld } from './not-held.ts'
import { escalation, settled } from './schema.ts'

export const escalateConversation = route({
  operation: 'conversations.escalate',
  method: 'post',
  path: '/conversations/:id/escalate',
  summary: 'I cannot answer this: the leads hear of it at once, and somebody else is searched for.',
  params: z.object({ id }),
  body: escalation,
  answers: {
    200: { is: 'Escalated; the reason stands as a note.', schema: settled },
    404: { is: 'No such conversation.' },
    409: { is: 'not_held, claim_first, nobody_waits.' },
  },
  async handle(deps, { scope, params, body }) {
    if (!scope.personId) return personNeeded
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const hindrance = await mustHoldFirst(deps.db, scope, conversation)
    if (hindrance) return hindrance
    const conversationId = params.id as ConversationId
    const { personId } = scope
    const outcome = await deps.workflows.escalate({
      brandId: conversation.brand_id as BrandId,
      conversationId,
      personId,
      reason: body.reason,
    })
    if (outcome.type === 'refused') return outcome.reason === 'not_held' ? notHeld : nobodyWaits
    await deps.workflows.addNote({
      conversationId,
      channelId: conversation.channel_id,
      personId,
      text: body.reason,
    })
    return ok({ conversation_id: params.id, state: conversation.state })
  },
})

const nobodyWaits = problem(409, 'nobody_waits', 'No customer waits for an answer in this conversation.')
