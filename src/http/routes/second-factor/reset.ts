import { z } from 'zod'
import { endSecondFactor } from '../../../db/auth/second-factors.ts'
import { endOtherSessions } from '../../../db/auth/sessions.ts'
import { audit } from '../../../db/changes/audit.ts'
import { noContent } from '../../answer.ts'
import { tellOfChange } from '../../auth/tell-of-change.ts'
import { by } from '../../by.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPerson } from '../people/find.ts'
import { beyondReach, isWithinReach } from '../people/within-reach.ts'

export const resetSecondFactor = route({
  operation: 'second-factor.reset',
  method: 'delete',
  path: '/people/:id/second-factor',
  summary:
    'For somebody who lost their phone and their recovery codes: it is off, they are signed out everywhere, and a mail tells them.',
  params: z.object({ id }),
  answers: {
    204: { is: 'It is off.' },
    403: { is: 'beyond_reach.' },
    404: { is: 'No such person, or no second factor.' },
  },
  async handle(deps, { scope, params }) {
    const person = await findPerson(deps, scope, params.id)
    if (!person) return notFound('person')
    if (!isWithinReach(person, scope)) return beyondReach
    const ended = await deps.db.transaction().execute(async (trx) => {
      if (!(await endSecondFactor(trx, person.id))) return false
      await endOtherSessions(trx, person.id, undefined)
      const brandId = person.roles[0]?.brand_id ?? null
      await audit(trx, by(deps, scope), { brandId, action: 'second-factor.reset', subject: person.id })
      return true
    })
    if (!ended) return none
    await tellOfChange(deps, person.id, 'second_factor_reset')
    return noContent
  },
})

const none = problem(404, 'not_found', 'This person has no second factor: there is nothing to reset.')
