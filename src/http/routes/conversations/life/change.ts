import { z } from 'zod'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { changedConversation, standing } from './schema.ts'

export const changeConversation = route({
  operation: 'conversations.change',
  method: 'patch',
  path: '/conversations/:id',
  summary:
    'Change priority, tags or language. Where another policy matches now, running clocks follow it from their beginning.',
  params: z.object({ id }),
  body: changedConversation,
  answers: { 200: { is: 'Where it stands.', schema: standing }, 404: { is: 'No such conversation.' } },
  handle: (deps, { scope, params, body: { priority, tags, language } }) =>
    actOn(deps, scope, params.id, async (command) => {
      const traits = {
        ...(priority !== undefined && { priority }),
        ...(tags !== undefined && { tags: [...new Set(tags)] }),
        ...(language !== undefined && { language }),
      }
      const outcome = await deps.workflows.conversations.changeTraits({ ...command, traits })
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})
