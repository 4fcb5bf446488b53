import { z } from 'zod'
import type { MessageId } from '../../../../domain/ids.ts'
import { created } from '../../../answer.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { split, splitOff } from './schema.ts'

export const splitConversation = route({
  operation: 'conversations.split',
  method: 'post',
  path: '/conversations/:id/split',
  summary: 'Move messages into a conversation of their own; whoever waits there has waited since they wrote.',
  params: z.object({ id }),
  body: split,
  answers: {
    201: { is: 'The new conversation.', schema: splitOff },
    404: { is: 'No such conversation, or no such message in it.' },
    409: { is: 'closed, nothing_left.' },
  },
  handle: (deps, { scope, params, body }) =>
    actOn(deps, scope, params.id, async (command) => {
      const messageIds = body.message_ids as MessageId[]
      const outcome = await deps.workflows.conversations.split({ ...command, messageIds })
      if (outcome.type === 'refused') return refusals[outcome.reason]
      return created({ conversation_id: params.id, new_conversation_id: outcome.conversationId })
    }),
})
