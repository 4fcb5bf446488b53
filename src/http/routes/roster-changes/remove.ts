import { z } from 'zod'
import { removeRosterChange } from '../../../db/changes/roster-changes.ts'
import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { noContent } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'

export const removeChange = route({
  operation: 'roster-changes.remove',
  method: 'delete',
  path: '/roster-changes/:id',
  summary: 'Take away what was laid over a roster; what is below it counts again at once.',
  params: z.object({ id }),
  answers: { 204: { is: 'Taken away.' }, 404: { is: 'Nothing of that id stands.' } },
  async handle(deps, { scope, params }) {
    const [change] = await readRosterChanges(deps.db, brandIds(scope), { id: params.id })
    if (!change) return notFound('change')
    await deps.db.transaction().execute((trx) => removeRosterChange(trx, by(deps, scope), change))
    deps.setupChanged()
    return noContent
  },
})
