import { z } from 'zod'
import { readConversation } from '../../../../db/read/conversation.ts'
import type { ConversationId } from '../../../../domain/ids.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { merge, standing } from './schema.ts'

export const mergeConversations = route({
  operation: 'conversations.merge',
  method: 'post',
  path: '/conversations/:id/merge',
  summary:
    'Merge another conversation into this one, which keeps the earliest unanswered clock of both; the other one is closed.',
  params: z.object({ id }),
  body: merge,
  answers: {
    200: { is: 'Where the survivor stands.', schema: standing },
    404: { is: 'No such conversation, or no such other one in its brand.' },
    409: { is: 'same, already_merged, closed.' },
  },
  handle: (deps, { scope, params, body }) =>
    actOn(deps, scope, params.id, async (command) => {
      const other = await readConversation(deps.db, scope, body.conversation_id)
      if (other?.brand_id !== command.brandId) return refusals.other_not_found
      const mergedId = body.conversation_id as ConversationId
      const outcome = await deps.workflows.conversations.merge({ ...command, mergedId })
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})
