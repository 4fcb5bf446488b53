import { z } from 'zod'
import { discardDraft as discard } from '../../../../db/changes/policies.ts'
import { noContent } from '../../../answer.ts'
import { by } from '../../../by.ts'
import { notFound } from '../../../problem.ts'
import { managedByConfig } from '../../../refusals.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { findPolicy } from '../find.ts'

export const discardDraft = route({
  operation: 'policies.discard-draft',
  method: 'delete',
  path: '/policies/:id/draft',
  summary: 'Throw away what was drafted since the published version. Harmless to repeat.',
  params: z.object({ id }),
  answers: {
    204: { is: 'There is no draft any more.' },
    404: { is: 'No such policy.' },
    409: { is: 'managed_by_config.' },
  },
  async handle(deps, { scope, params }) {
    const before = await findPolicy(deps, scope, params.id)
    if (!before) return notFound('policy')
    if (before.managed_by === 'config') return managedByConfig
    await discard(deps.db, by(deps, scope), before)
    return noContent
  },
})
