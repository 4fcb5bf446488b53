import { z } from 'zod'
import { closeRecovery as close } from '../../../db/changes/recoveries.ts'
import { noContent } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { closedRecovery } from './schema.ts'

export const closeRecovery = route({
  operation: 'recoveries.close',
  method: 'post',
  path: '/recoveries/:customer_id/close',
  summary: 'Say what came of it. A customer who is neglected again comes back to the queue.',
  params: z.object({ customer_id: id }),
  body: closedRecovery,
  answers: { 204: { is: 'Closed.' }, 409: { is: 'not_owned: nobody has taken this customer on.' } },
  async handle(deps, { scope, params, body: { outcome, note }, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const whose = { brandId: target.brand.id, customerId: params.customer_id, now }
    const closed = await close(deps.db, by(deps, scope), whose, { outcome, note: note ?? null })
    return closed ? noContent : notOwned
  },
})

const notOwned = problem(
  409,
  'not_owned',
  'Nobody has taken this customer on, or it was closed before: POST /recoveries/:customer_id/own first.',
)
