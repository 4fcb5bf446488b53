import { z } from 'zod'
import { removeRosterChange } from '../../../db/changes/roster-changes.ts'
import { readRosterChanges } from '../../../db/read/roster-changes.ts'
import { noContent } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'

export const withdrawSwap = route({
  operation: 'swaps.withdraw',
  method: 'delete',
  path: '/swaps/:id',
  summary: 'Take back what you asked; once somebody took the shift, only a lead gives it back.',
  params: z.object({ id }),
  answers: { 204: { is: 'Taken back.' }, 403: { is: 'not_yours.' }, 404: { is: 'No such swap.' } },
  async handle(deps, { scope, params }) {
    const [swap] = await readRosterChanges(deps.db, brandIds(scope), { id: params.id, kind: 'swap' })
    if (!swap) return notFound('swap')
    const roles = scope.brands.find(({ id }) => id === swap.brand_id)?.roles ?? []
    const leads = roles.some((role) => role === 'lead' || role === 'administrator')
    const own = scope.personId !== null && swap.created_by === scope.personId
    if (!leads && (!own || swap.definition['taken_by'] != null)) return notYours
    await deps.db.transaction().execute((trx) => removeRosterChange(trx, by(deps, scope), swap))
    deps.setupChanged()
    return noContent
  },
})

const notYours = problem(
  403,
  'not_yours',
  'Only who asked takes this back, and once it is taken only a lead.',
)
