import { z } from 'zod'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { notCustomer, standing } from './schema.ts'

export const markNotCustomer = route({
  operation: 'conversations.mark-not-customer',
  method: 'post',
  path: '/conversations/:id/not-customer',
  summary:
    'Say that nobody waits here: spam, a pitch, a colleague, a vendor. Clocks are void, the sender is remembered.',
  params: z.object({ id }),
  body: notCustomer,
  answers: { 200: { is: 'Where it stands.', schema: standing }, 404: { is: 'No such conversation.' } },
  handle: (deps, { scope, params, body }) =>
    actOn(deps, scope, params.id, async (command) => {
      const outcome = await deps.workflows.conversations.markNotCustomer({ ...command, ...body })
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})

export const unmarkNotCustomer = route({
  operation: 'conversations.unmark-not-customer',
  method: 'delete',
  path: '/conversations/:id/not-customer',
  summary: 'A customer after all: the wait goes on since it began.',
  params: z.object({ id }),
  answers: {
    200: { is: 'Where it stands.', schema: standing },
    404: { is: 'No such conversation.' },
    409: { is: 'not_marked.' },
  },
  handle: (deps, { scope, params }) =>
    actOn(deps, scope, params.id, async (command) => {
      const outcome = await deps.workflows.conversations.unmarkNotCustomer(command)
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})
