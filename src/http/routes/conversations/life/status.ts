import { z } from 'zod'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { newStatus, standing } from './schema.ts'

export const changeConversationStatus = route({
  operation: 'conversations.status',
  method: 'post',
  path: '/conversations/:id/status',
  summary:
    'Leave it with the customer, put it on hold, or open it. Clocks stop and go on as their policies say.',
  params: z.object({ id }),
  body: newStatus,
  answers: {
    200: { is: 'Where it stands.', schema: standing },
    404: { is: 'No such conversation.' },
    409: { is: 'closed.' },
  },
  handle: (deps, { scope, params, body }) =>
    actOn(deps, scope, params.id, async (command) => {
      const outcome = await deps.workflows.conversations.changeStatus({ ...command, ...body })
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})
