import { z } from 'zod'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { actOn } from './act-on.ts'
import { refusals } from './refusals.ts'
import { snooze, standing } from './schema.ts'

export const snoozeConversation = route({
  operation: 'conversations.snooze',
  method: 'post',
  path: '/conversations/:id/snooze',
  summary: 'Put it to sleep until then, or until the customer writes. Snoozing again moves the alarm.',
  params: z.object({ id }),
  body: snooze,
  answers: {
    200: { is: 'Where it stands.', schema: standing },
    400: { is: 'invalid_request: also an instant that has passed.' },
    404: { is: 'No such conversation.' },
    409: { is: 'closed.' },
  },
  handle: (deps, { scope, params, body: { until, reason } }) =>
    actOn(deps, scope, params.id, async (command) => {
      const asked = { ...command, until: Date.parse(until), reason }
      const outcome = await deps.workflows.conversations.snooze(asked)
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})

export const wakeConversation = route({
  operation: 'conversations.wake',
  method: 'post',
  path: '/conversations/:id/wake',
  summary: 'Wake it before its alarm. One that is awake stays so.',
  params: z.object({ id }),
  answers: { 200: { is: 'Where it stands.', schema: standing }, 404: { is: 'No such conversation.' } },
  handle: (deps, { scope, params }) =>
    actOn(deps, scope, params.id, async (command) => {
      const outcome = await deps.workflows.conversations.wake(command)
      return outcome.type === 'refused' ? refusals[outcome.reason] : null
    }),
})
