import { z } from 'zod'
import { ownRecovery as own } from '../../../db/changes/recoveries.ts'
import { readRecoveries } from '../../../db/read/recoveries.ts'
import { servesBrand } from '../../../db/read/serves-brand.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentRecovery } from './present.ts'
import { ownedRecovery, recovery } from './schema.ts'

export const ownRecovery = route({
  operation: 'recoveries.own',
  method: 'post',
  path: '/recoveries/:customer_id/own',
  summary: 'Take a neglected customer on, or give them to somebody: who apologises or calls back.',
  params: z.object({ customer_id: id }),
  body: ownedRecovery,
  answers: {
    200: { is: 'The customer, with their owner.', schema: recovery },
    404: { is: 'No such neglected customer, or no such person in the brand.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const ownerId = body.owner_id ?? scope.personId
    if (ownerId === null) return personNeeded
    const brandId = target.brand.id
    if (!(await servesBrand(deps.db, brandId, ownerId))) return notFound('person')
    const find = async () => {
      for (const state of ['waiting', 'owned'] as const) {
        const asked = { brandId, state, since: 0, now, customerId: params.customer_id }
        const [row] = await readRecoveries(deps.db, asked, null, 1)
        if (row) return row
      }
      return null
    }
    if (!(await find())) return notFound('neglected customer')
    const whose = { brandId, customerId: params.customer_id, now }
    await own(deps.db, by(deps, scope), whose, { ownerId, deed: body.deed })
    const owned = await find()
    return owned ? ok(presentRecovery(owned)) : notFound('neglected customer')
  },
})
