import { z } from 'zod'
import { readConversation } from '../../../../db/read/conversation.ts'
import { whoSettledLast } from '../../../../db/read/who-settled-last.ts'
import type { BrandId, ConversationId } from '../../../../domain/ids.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { merge, standing } from './schema.ts'

export const undoMerge = route({
  operation: 'conversations.undo-merge',
  method: 'post',
  path: '/conversations/:id/undo-merge',
  summary:
    'Within an hour, and while nobody has written since: the other conversation goes on by itself again, each with the wait that it had.',
  params: z.object({ id }),
  body: merge,
  answers: {
    200: { is: 'Where the survivor stands.', schema: standing },
    404: { is: 'No such conversation, or no such other one in its brand.' },
    409: { is: 'nothing_to_take_back, too_late, went_on.' },
  },
  handle: (deps, { scope, params, body }) =>
    actOn(deps, scope, params.id, async (command) => {
      const other = await readConversation(deps.db, scope, body.conversation_id)
      if (other?.brand_id !== command.brandId) return refusals.other_not_found
      const mergedId = body.conversation_id as ConversationId
      const outcome = await deps.workflows.conversations.undoMerge({ ...command, mergedId })
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})

export const undoSolving = route({
  operation: 'conversations.undo-solving',
  method: 'post',
  path: '/conversations/:id/undo-solving',
  summary:
    'Within an hour, and while nothing has happened since: it is as if nobody had solved it, or said that no reply is needed.',
  params: z.object({ id }),
  answers: {
    200: { is: 'Where it stands.', schema: standing },
    404: { is: 'No such conversation.' },
    409: { is: 'nothing_to_take_back, too_late, went_on, claim_first.' },
  },
  handle: (deps, { scope, params }) =>
    actOn(
      deps,
      scope,
      params.id,
      async (command) => {
        const outcome = await deps.workflows.conversations.undoSolving(command)
        return outcome.type === 'refused' ? refusals[outcome.reason] : null
      },
      // Solving ended the hold of whoever did it: their own mistake they may mend without it.
      async ({ brand_id: brand, id: conversation }) =>
        scope.personId !== null &&
        (await whoSettledLast(deps.db, brand as BrandId, conversation)) === scope.personId,
    ),
})
