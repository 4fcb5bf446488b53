import { z } from 'zod'
import { removeAbsence as remove } from '../../../db/changes/absences.ts'
import { readAbsences } from '../../../db/read/absences.ts'
import { noContent } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { whose } from './whose.ts'

export const removeAbsence = route({
  operation: 'absences.remove',
  method: 'delete',
  path: '/absences/:id',
  summary: 'Be there after all.',
  params: z.object({ id }),
  answers: {
    204: { is: 'Forgotten.' },
    403: { is: 'not_yours.' },
    404: { is: 'No such absence.' },
    409: { is: 'kept_by_calendar: a calendar that is followed says so.' },
  },
  async handle(deps, { scope, params }) {
    const [absence] = await readAbsences(deps.db, brandIds(scope), { id: params.id })
    if (!absence) return notFound('absence')
    const found = await whose(deps, scope, absence.person_id)
    if (!found.ok) return found.answer
    if (absence.feed_id !== null) return keptByCalendar
    await remove(deps.db, by(deps, scope), absence)
    deps.setupChanged()
    return noContent
  },
})

const keptByCalendar = problem(
  409,
  'kept_by_calendar',
  'A calendar that is followed says so, and would say so again: change it there, or follow it no longer.',
)
