import { z } from 'zod'
import { removeCalendar as remove } from '../../../db/changes/calendars.ts'
import { noContent } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound, problem } from '../../problem.ts'
import { managedByConfig } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findCalendar } from './find.ts'

export const removeCalendar = route({
  operation: 'calendars.remove',
  method: 'delete',
  path: '/calendars/:id',
  summary: 'Remove opening hours that no policy names. Running clocks keep the hours they began with.',
  params: z.object({ id }),
  answers: {
    204: { is: 'Removed.' },
    404: { is: 'No such calendar.' },
    409: { is: 'in_use: by these policies; managed_by_config.' },
  },
  async handle(deps, { scope, params }) {
    const before = await findCalendar(deps, scope, params.id)
    if (!before) return notFound('calendar')
    if (before.managed_by === 'config') return managedByConfig
    const users = await remove(deps.db, by(deps, scope), before)
    deps.setupChanged()
    return users.length === 0 ? noContent : inUse(users)
  },
})

function inUse(policies: readonly { readonly id: string; readonly slug: string }[]) {
  const named = policies.map(({ slug }) => slug).join(', ')
  const detail = `Policies count in these hours, as published or as drafted: ${named}. Give them others first.`
  return problem(409, 'in_use', detail, { policies })
}
