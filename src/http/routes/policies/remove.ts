import { z } from 'zod'
import { removePolicy as remove } from '../../../db/changes/policies.ts'
import { noContent } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { managedByConfig } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPolicy } from './find.ts'

export const removePolicy = route({
  operation: 'policies.remove',
  method: 'delete',
  path: '/policies/:id',
  summary: 'Promise nothing new by it; running clocks keep what they have.',
  params: z.object({ id }),
  answers: {
    204: { is: 'Removed.' },
    404: { is: 'No such policy.' },
    409: { is: 'managed_by_config.' },
  },
  async handle(deps, { scope, params }) {
    const before = await findPolicy(deps, scope, params.id)
    if (!before) return notFound('policy')
    if (before.managed_by === 'config') return managedByConfig
    await remove(deps.db, by(deps, scope), before)
    deps.setupChanged()
    return noContent
  },
})
