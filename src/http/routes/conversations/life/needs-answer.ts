import { z } from 'zod'
import type { MessageId } from '../../../../domain/ids.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { needsAnswer, standing } from './schema.ts'

export const setNeedsAnswer = route({
  operation: 'conversations.needs-answer',
  method: 'put',
  path: '/conversations/:id/messages/:message_id/needs-answer',
  summary:
    'Say whether a message of the customer needs an answer or only says thanks; the wait is computed anew.',
  params: z.object({ id, message_id: id }),
  body: needsAnswer,
  answers: {
    200: { is: 'Where it stands.', schema: standing },
    404: { is: 'No such conversation, or no such message in it.' },
    409: { is: 'not_from_customer.' },
  },
  handle: (deps, { scope, params, body }) =>
    actOn(deps, scope, params.id, async (command) => {
      const outcome = await deps.workflows.conversations.setNeedsAnswer({
        ...command,
        messageId: params.message_id as MessageId,
        needsAnswer: body.needs_answer,
      })
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})
