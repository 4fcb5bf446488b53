import { addAbsence as add } from '../../../db/changes/absences.ts'
import { readAbsences } from '../../../db/read/absences.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { created } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { presentAbsence } from './present.ts'
import { absence, newAbsence } from './schema.ts'
import { whose } from './whose.ts'

export const addAbsence = route({
  operation: 'absences.add',
  method: 'post',
  path: '/absences',
  summary: 'Be away for a while: off every roster, asked nothing, and fairness does not count it.',
  body: newAbsence,
  answers: {
    201: { is: 'Noted.', schema: absence },
    403: { is: 'not_yours.' },
    404: { is: 'No such person.' },
  },
  async handle(deps, { scope, body }) {
    const found = await whose(deps, scope, body.person_id)
    if (!found.ok) return found.answer
    const [from, to] = [parseInstant(body.from)!, parseInstant(body.to)!]
    if (from >= to) return endsBeforeItBegins
    const id = deps.newId()
    await add(deps.db, by(deps, scope), {
      id,
      personId: found.person.id,
      from: new Date(from),
      to: new Date(to),
      reason: body.reason ?? null,
    })
    deps.setupChanged()
    const [row] = await readAbsences(deps.db, brandIds(scope), { id })
    return created(presentAbsence(row!, true))
  },
})

const endsBeforeItBegins = problem(400, 'invalid_request', 'In the body, "to" must lie after "from".', {
  errors: [{ path: 'body.to', problem: 'is not after "from"' }],
})
